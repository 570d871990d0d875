using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;
using Opik.Storage;

namespace Opik.Server.Features.Experiments;

/// <summary>Changes of an experiment, as decoded.</summary>
internal static class ExperimentPatchDraft
{
    /// <summary>The body of a single change.</summary>
    public static ExperimentPatch ReadSingle(ref JsonCursor cursor)
    {
        var violations = new Violations();
        var patch = Read(ref cursor, violations, string.Empty);
        violations.ThrowIfAny();
        return patch;
    }

    /// <summary>The body of a bulk change: <c>{"ids":[…],"update":{…},"merge_tags":false}</c>.</summary>
    public static BulkUpdate<ExperimentPatch> ReadBulk(ref JsonCursor cursor)
    {
        var violations = new Violations();
        IReadOnlyList<Guid>? ids = null;
        ExperimentPatch? update = null;
        var mergeTags = false;
        while (cursor.NextMember())
        {
            if (cursor.Is("ids"u8))
                ids = cursor.ReadIds();
            else if (cursor.Is("merge_tags"u8))
                mergeTags = cursor.ReadFlag() ?? false;
            else if (!cursor.Is("update"u8))
                cursor.Skip();
            else if (cursor.EnterObject())
                update = Read(ref cursor, violations, "update.");
        }

        violations.CheckBatch("ids", ids?.Count);
        violations.CheckNotNull(string.Empty, "update", update);
        violations.ThrowIfAny();
        return new BulkUpdate<ExperimentPatch>(ids!, update!, mergeTags);
    }

    private static ExperimentPatch Read(ref JsonCursor cursor, Violations violations, string path)
    {
        var patch = new ExperimentPatch();
        while (cursor.NextMember())
        {
            if (cursor.Is("name"u8))
                patch = patch with { Name = cursor.ReadText() };
            else if (cursor.Is("metadata"u8))
                patch = patch with { Metadata = cursor.ReadJson() };
            else if (cursor.Is("tags"u8))
                patch = patch with { Tags = cursor.ReadTexts() };
            else if (cursor.Is("tags_to_add"u8))
                patch = patch with { TagsToAdd = cursor.ReadTexts() };
            else if (cursor.Is("tags_to_remove"u8))
                patch = patch with { TagsToRemove = cursor.ReadTexts() };
            else if (cursor.Is("type"u8))
                patch = patch with { Type = ExperimentWire.ReadType(ref cursor) };
            else if (cursor.Is("status"u8))
                patch = patch with { Status = ExperimentWire.ReadStatus(ref cursor) };
            else if (cursor.Is("experiment_scores"u8))
                patch = patch with { Scores = ScoreList.Read(ref cursor) };
            else
                cursor.Skip();
        }

        if (patch.Name is not null)
            violations.CheckNotBlank(path, "name", patch.Name);
        violations.CheckTags(path, "tags", patch.Tags);
        violations.CheckTags(path, "tagsToAdd", patch.TagsToAdd);
        violations.CheckTags(path, "tagsToRemove", patch.TagsToRemove);
        ScoreList.Validate(violations, patch.Scores);
        return patch;
    }
}
