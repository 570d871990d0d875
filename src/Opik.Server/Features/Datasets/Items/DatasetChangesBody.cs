using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;
using Opik.Storage;

namespace Opik.Server.Features.Datasets.Items;

/// <summary>Body of a new version made of changes.</summary>
internal sealed class DatasetChangesBody
{
    private readonly List<string> _violations = [];
    private Guid? _base;
    private Guid? _copyDataset;
    private Guid? _copyVersion;
    private IReadOnlyList<Guid>? _deleted;
    private IReadOnlyList<string>? _tags;
    private string? _description;
    private JsonText? _metadata;
    private JsonText? _evaluators;
    private JsonText? _policy;
    private bool _clearPolicy;

    public IReadOnlyList<DatasetItemDraft> Added { get; private set; } = [];

    public IReadOnlyList<DatasetItemDraft> Edited { get; private set; } = [];

    public static DatasetChangesBody Read(ref JsonCursor cursor)
    {
        var request = new DatasetChangesBody();
        while (cursor.NextMember())
        {
            if (!request.TryReadItems(ref cursor) && !request.TryReadVersion(ref cursor))
                cursor.Skip();
        }

        request.Validate();
        return request;
    }

    public DatasetChanges ToChanges(IReadOnlyList<DatasetItemWrite> added, bool isOverride) => new()
    {
        BaseVersionId = _base,
        Override = isOverride,
        Added = added,
        Edited = [.. Edited.Select(edit => new DatasetItemEdit(edit.Id!.Value, edit.ToPatch()))],
        Deleted = _deleted ?? [],
        Tags = _tags ?? [],
        ChangeDescription = _description,
        Metadata = _metadata,
        Evaluators = _evaluators,
        ExecutionPolicy = _policy,
        ClearExecutionPolicy = _clearPolicy,
        CopyFrom = _copyDataset is { } dataset && _copyVersion is { } version ? new DatasetCopySource(dataset, version) : null,
    };

    private bool TryReadItems(ref JsonCursor cursor)
    {
        if (cursor.Is("added_items"u8))
            Added = ReadDrafts(ref cursor);
        else if (cursor.Is("edited_items"u8))
            Edited = ReadDrafts(ref cursor);
        else if (cursor.Is("deleted_ids"u8))
            _deleted = cursor.ReadIds();
        else if (cursor.Is("copy_from_dataset_id"u8))
            _copyDataset = cursor.ReadId();
        else if (cursor.Is("copy_from_version_id"u8))
            _copyVersion = cursor.ReadId();
        else if (cursor.Is("base_version"u8))
            _base = cursor.ReadId();
        else
            return false;
        return true;
    }

    private bool TryReadVersion(ref JsonCursor cursor)
    {
        if (cursor.Is("tags"u8))
            _tags = cursor.ReadTexts();
        else if (cursor.Is("change_description"u8))
            _description = cursor.ReadText();
        else if (cursor.Is("metadata"u8))
            _metadata = cursor.ReadJson();
        else if (cursor.Is("evaluators"u8))
            _evaluators = SuiteMembers.ReadEvaluators(ref cursor, _violations);
        else if (cursor.Is("execution_policy"u8))
            _policy = SuiteMembers.ReadPolicy(ref cursor, _violations);
        else if (cursor.Is("clear_execution_policy"u8))
            _clearPolicy = cursor.ReadFlag() ?? false;
        else
            return false;
        return true;
    }

    private static List<DatasetItemDraft> ReadDrafts(ref JsonCursor cursor)
    {
        var drafts = new List<DatasetItemDraft>();
        if (!cursor.EnterArray())
            return drafts;
        while (cursor.NextObject())
            drafts.Add(DatasetItemDraft.Read(ref cursor));
        return drafts;
    }

    private void Validate()
    {
        var violations = new Violations();
        for (var i = 0; i < Added.Count; i++)
            Added[i].ValidateAdded(violations, $"addedItems[{i}].");
        for (var i = 0; i < Edited.Count; i++)
        {
            violations.CheckNotNull($"editedItems[{i}].", "id", Edited[i].Id);
            Edited[i].ValidateMembers(violations, $"editedItems[{i}].");
        }

        Versions.VersionRules.CheckTags(violations, "tags", _tags);
        if (_metadata is { } metadata && metadata.Utf8.Span[0] != '{')
            violations.Add(string.Empty, "metadata must be an object");
        foreach (var violation in _violations)
            violations.Add(string.Empty, violation);
        violations.ThrowIfAny();
        CopySourceRules.Check(_copyDataset, _copyVersion);
    }
}
