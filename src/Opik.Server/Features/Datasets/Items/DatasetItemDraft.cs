using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Datasets.Items;

/// <summary>An item, or a change of one, as decoded.</summary>
internal sealed class DatasetItemDraft
{
    private readonly List<string> _violations = [];
    private JsonText? _input;
    private JsonText? _expectedOutput;
    private JsonText? _metadata;

    public Guid? Id { get; private set; }

    public DatasetItemSource? Source { get; private set; }

    public Guid? TraceId { get; private set; }

    public Guid? SpanId { get; private set; }

    public JsonText? Data { get; private set; }

    public string? Description { get; private set; }

    public IReadOnlyList<string>? Tags { get; private set; }

    public IReadOnlyList<string>? TagsToAdd { get; private set; }

    public IReadOnlyList<string>? TagsToRemove { get; private set; }

    public JsonText? Evaluators { get; private set; }

    public JsonText? Policy { get; private set; }

    public bool ClearPolicy { get; private set; }

    /// <summary>Reads all members of the object that <paramref name="cursor"/> is in.</summary>
    public static DatasetItemDraft Read(ref JsonCursor cursor)
    {
        var draft = new DatasetItemDraft();
        while (cursor.NextMember())
        {
            if (!draft.TryRead(ref cursor) && !draft.TryReadPatch(ref cursor))
                cursor.Skip();
        }

        return draft;
    }

    /// <summary>
    /// Reads an item as the documentation of the REST API shows it: with members of its map beside the id. One that has a
    /// <c>data</c> object is read like any other.
    /// </summary>
    public static DatasetItemDraft ReadBare(ref JsonCursor cursor)
    {
        var draft = new DatasetItemDraft();
        var members = new BareMembers();
        while (cursor.NextMember())
        {
            if (cursor.Is("id"u8))
                draft.Id = cursor.ReadId();
            else
                members.Add(cursor.MemberName(), cursor.ReadJson());
        }

        if (!members.IsWrapped)
        {
            draft.Data = members.Data();
            draft.Source = DatasetItemSource.Sdk;
            return draft;
        }

        var wrapped = members.Data();
        var inner = new JsonCursor(wrapped.Utf8.Span);
        inner.StartBody();
        var item = Read(ref inner);
        item.Id = draft.Id;
        item.Source ??= DatasetItemSource.Sdk;
        return item;
    }

    /// <summary>Adds what breaks a rule of an item that is to be stored whole.</summary>
    public void ValidateWhole(Violations violations, string path)
    {
        violations.CheckNotNull(path, "source", Source);
        violations.CheckNotNull(path, "data", Data);
        if (Source is { } source && !IdsFit(source))
            violations.Add(path, "source must be 'sdk' or 'manual' without trace_id and span_id, 'trace' with trace_id alone, or 'span' with both");
        ValidateMembers(violations, path);
    }

    /// <summary>Adds what breaks a rule of an item among the changes of a version, where the source may be left out.</summary>
    public void ValidateAdded(Violations violations, string path)
    {
        Source ??= DatasetItemSource.Manual;
        ValidateWhole(violations, path);
    }

    /// <summary>Adds what breaks a rule of a change.</summary>
    public void ValidateMembers(Violations violations, string path)
    {
        if (Data is { } data && data.Utf8.Span.TrimStart("{ \t\r\n"u8) is [(byte)'}', ..])
            violations.Add(path, "data must not be empty");
        DatasetRules.CheckNotBlankIfAny(violations, path, "description", Description);
        violations.CheckTags(path, "tags", Tags);
        violations.CheckTags(path, "tagsToAdd", TagsToAdd);
        violations.CheckTags(path, "tagsToRemove", TagsToRemove);
        foreach (var violation in _violations)
            violations.Add(path, violation);
    }

    /// <summary>The item; without an id it gets <paramref name="id"/>.</summary>
    public DatasetItemWrite ToWrite(Guid id) => new()
    {
        Id = Id?.Version7("Dataset Item") ?? id,
        Source = Source ?? DatasetItemSource.Sdk,
        TraceId = TraceId,
        SpanId = SpanId,
        Data = Data!.Value,
        Description = Description,
        Tags = Tags,
        Evaluators = Evaluators,
        ExecutionPolicy = Policy,
    };

    /// <summary>The change.</summary>
    public DatasetItemPatch ToPatch(bool mergeTags = false) => new()
    {
        Data = Data,
        Members = LegacyMembers(),
        Source = Source,
        TraceId = TraceId,
        SpanId = SpanId,
        Description = Description,
        Tags = Tags,
        MergeTags = mergeTags,
        TagsToAdd = TagsToAdd,
        TagsToRemove = TagsToRemove,
        Evaluators = Evaluators,
        ExecutionPolicy = Policy,
        ClearExecutionPolicy = ClearPolicy,
    };

    private bool IdsFit(DatasetItemSource source) => source switch
    {
        DatasetItemSource.Trace => TraceId is not null && SpanId is null,
        DatasetItemSource.Span => TraceId is not null && SpanId is not null,
        _ => TraceId is null && SpanId is null,
    };

    private bool TryRead(ref JsonCursor cursor)
    {
        if (cursor.Is("id"u8))
            Id = cursor.ReadId();
        else if (cursor.Is("dataset_item_id"u8))
            Id ??= cursor.ReadId();
        else if (cursor.Is("trace_id"u8))
            TraceId = cursor.ReadId();
        else if (cursor.Is("span_id"u8))
            SpanId = cursor.ReadId();
        else if (cursor.Is("source"u8))
            Source = DatasetNames.ReadSource(ref cursor);
        else if (cursor.Is("data"u8))
            Data = ReadMap(ref cursor);
        else if (cursor.Is("description"u8))
            Description = cursor.ReadText();
        else if (cursor.Is("tags"u8))
            Tags = cursor.ReadTexts();
        else if (cursor.Is("evaluators"u8))
            Evaluators = SuiteMembers.ReadEvaluators(ref cursor, _violations);
        else if (cursor.Is("execution_policy"u8))
            Policy = SuiteMembers.ReadPolicy(ref cursor, _violations);
        else
            return false;
        return true;
    }

    private bool TryReadPatch(ref JsonCursor cursor)
    {
        if (cursor.Is("tags_to_add"u8))
            TagsToAdd = cursor.ReadTexts();
        else if (cursor.Is("tags_to_remove"u8))
            TagsToRemove = cursor.ReadTexts();
        else if (cursor.Is("clear_execution_policy"u8))
            ClearPolicy = cursor.ReadFlag() ?? false;
        else if (cursor.Is("input"u8))
            _input = cursor.ReadJson();
        else if (cursor.Is("expected_output"u8))
            _expectedOutput = cursor.ReadJson();
        else if (cursor.Is("metadata"u8))
            _metadata = cursor.ReadJson();
        else
            return false;
        return true;
    }

    private static JsonText? ReadMap(ref JsonCursor cursor)
    {
        if (cursor.ReadJson() is not { } json)
            return null;
        return json.Utf8.Span[0] == '{' ? JsonLine.Of(json) : throw cursor.Wrong("an object");
    }

    // Members of the map before maps were free.
    private Dictionary<string, JsonText>? LegacyMembers()
    {
        if (Data is not null)
            return null;
        Dictionary<string, JsonText>? members = null;
        Add("input", _input);
        Add("expected_output", _expectedOutput);
        Add("metadata", _metadata);
        return members;

        void Add(string name, JsonText? value)
        {
            if (value is { } json)
                (members ??= new Dictionary<string, JsonText>(StringComparer.Ordinal)).Add(name, JsonLine.Of(json));
        }
    }
}
