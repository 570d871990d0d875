using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;
using Opik.Storage;

namespace Opik.Server.Features.Datasets.Items;

/// <summary>Body of a change of one item: what it leaves out is kept.</summary>
internal static class DatasetItemPatchBody
{
    public static DatasetItemPatch Read(ref JsonCursor cursor)
    {
        var draft = DatasetItemDraft.Read(ref cursor);
        var violations = new Violations();
        draft.ValidateMembers(violations, string.Empty);
        violations.ThrowIfAny();
        return draft.ToPatch();
    }
}
