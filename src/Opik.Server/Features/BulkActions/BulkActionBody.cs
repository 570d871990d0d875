using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Datasets.Sources;
using Opik.Server.Features.Ingest;
using Opik.Server.Features.RowSelections;
using Opik.Server.OpenApi;
using Opik.Storage;

namespace Opik.Server.Features.BulkActions;

/// <summary>Body of a bulk action, and what its job has to do: the rows, and what the action needs to know.</summary>
[RequiredMembers(nameof(Entity), nameof(Action), nameof(Rows))]
internal sealed record BulkActionBody
{
    /// <summary>A deletion can be held back for so long.</summary>
    public const int MostUndoSeconds = 60;

    private const int MostRules = 100;

    public RowKind? Entity { get; init; }

    public BulkActionType? Action { get; init; }

    public RowSelection? Rows { get; init; }

    /// <summary>Of a deletion: how long it can be undone, 0 to 60 seconds.</summary>
    public int? UndoSeconds { get; init; }

    public IReadOnlyList<string>? TagsToAdd { get; init; }

    public IReadOnlyList<string>? TagsToRemove { get; init; }

    public Guid? DatasetId { get; init; }

    /// <summary>As of items from traces (<see cref="EnrichmentOptions"/>).</summary>
    [WrittenAs(typeof(EnrichmentBody))]
    public JsonText? EnrichmentOptions { get; init; }

    /// <summary>As of items from traces: names of fields with paths into the row, such as <c>input.question</c>. A test suite describes its items itself.</summary>
    [WrittenAs(typeof(IReadOnlyDictionary<string, string>))]
    public JsonText? FieldMappings { get; init; }

    public Guid? QueueId { get; init; }

    public IReadOnlyList<Guid>? RuleIds { get; init; }

    /// <summary>422 unless the members keep the rules.</summary>
    public void Check()
    {
        var violations = new Violations();
        violations.CheckNotNull(string.Empty, "entity", Entity);
        violations.CheckNotNull(string.Empty, "action", Action);
        violations.CheckNotNull(string.Empty, "rows", Rows);
        violations.CheckTags(string.Empty, "tagsToAdd", TagsToAdd);
        violations.CheckTags(string.Empty, "tagsToRemove", TagsToRemove);
        if (Entity is { } kind && Action is { } wanted && !Suits(wanted, kind))
            violations.Add(string.Empty, $"action {JsonNamingPolicy.SnakeCaseLower.ConvertName(wanted.ToString())} is not for rows of {kind.Name()}");
        if (UndoSeconds is < 0 or > MostUndoSeconds)
            violations.Add(string.Empty, $"undoSeconds must be between 0 and {MostUndoSeconds}");
        switch (Action)
        {
            case BulkActionType.Tag when !(TagsToAdd?.Count > 0 || TagsToRemove?.Count > 0):
                violations.Add(string.Empty, "tagsToAdd or tagsToRemove must not be empty");
                break;
            case BulkActionType.AddToDataset:
                violations.CheckNotNull(string.Empty, "datasetId", DatasetId);
                break;
            case BulkActionType.AddToQueue or BulkActionType.RemoveFromQueue:
                violations.CheckNotNull(string.Empty, "queueId", QueueId);
                break;
            case BulkActionType.Evaluate:
                violations.CheckBatch("ruleIds", RuleIds?.Count, MostRules);
                break;
        }

        violations.ThrowIfAny();
        Rows!.Check(Entity!.Value);
    }

    /// <summary>The kind of entity that scores and queues know the rows by.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public ScoredEntity Scored => Entity switch
    {
        RowKind.Traces => ScoredEntity.Trace,
        RowKind.Spans => ScoredEntity.Span,
        _ => ScoredEntity.Thread,
    };

    // A thread is no dataset item, and queues hold no spans.
    private static bool Suits(BulkActionType action, RowKind kind) => action switch
    {
        BulkActionType.Delete => true,
        BulkActionType.Tag => kind.IsLogged() || kind is RowKind.Experiments or RowKind.Datasets or RowKind.Prompts,
        BulkActionType.AddToDataset => kind is RowKind.Traces or RowKind.Spans,
        BulkActionType.AddToQueue or BulkActionType.RemoveFromQueue => kind is RowKind.Traces or RowKind.Threads,
        BulkActionType.Evaluate => kind.IsLogged(),
        _ => kind is RowKind.Rules or RowKind.Alerts,
    };
}
