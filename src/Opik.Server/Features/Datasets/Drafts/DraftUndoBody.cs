using Opik.Server.Features.Ingest;
using Opik.Storage;

namespace Opik.Server.Features.Datasets.Drafts;

/// <summary>Body of an undo.</summary>
internal sealed record DraftUndoBody(IReadOnlyList<DraftUndoBody.Entry?>? Items)
{
    /// <summary>422 when there are none, or too many.</summary>
    public IReadOnlyList<DraftUndo> ToUndos()
    {
        var violations = new Violations();
        violations.CheckBatch("items", Items?.Count, DatasetDraft.MostItems);
        foreach (var entry in Items ?? [])
            violations.CheckNotNull("items.", "id", entry?.Id);
        violations.ThrowIfAny();
        return [.. Items!.Select(static entry => new DraftUndo(entry!.Id!.Value, entry.Fields ?? []))];
    }

    internal sealed record Entry(Guid? Id, IReadOnlyList<string>? Fields);
}
