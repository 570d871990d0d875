using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>
/// Conditions, order and free text of a comparison that look at runs. The narrow part is SQL; payloads are looked at one by
/// one, those that the substring index rules out not at all.
/// </summary>
internal sealed class RunConditions
{
    private readonly ComparisonScope _scope;
    private readonly QueryParameters _parameters = new();
    private readonly List<string> _narrow = [];
    private readonly List<(PayloadCondition Condition, SeqBitmap? Candidates)> _payloads = [];
    private readonly (PayloadCondition Condition, SeqBitmap? Candidates)? _search;
    private readonly string? _sort;
    private readonly (PayloadParts Part, JsonPath Path)? _sortPath;

    public RunConditions(ComparisonScope scope, ComparisonQuery query)
    {
        _scope = scope;
        foreach (var clause in query.Filters)
        {
            if (Narrow(clause) is { } sql)
                _narrow.Add(sql);
            else if (Payload(clause) is { } condition)
                _payloads.Add((condition, Candidates(condition)));
        }

        if (!string.IsNullOrWhiteSpace(query.Search))
        {
            var condition = PayloadCondition.OnText(PayloadParts.Input, FilterOperator.Contains, query.Search.Trim());
            var output = PayloadCondition.OnText(PayloadParts.Output, FilterOperator.Contains, query.Search.Trim());
            var either = new PayloadCondition(PayloadParts.Input | PayloadParts.Output, texts => condition.Matches(texts) || output.Matches(texts)) { Needle = condition.Needle };
            _search = (either, Candidates(either));
        }

        _sort = Sort(query.Sort?.Field);
        _sortPath = SortPath(query.Sort?.Field);
    }

    /// <summary>Whether every run passes and nothing is sorted or looked for.</summary>
    public bool IsTrivial => _narrow.Count == 0 && _payloads.Count == 0 && _search is null && _sort is null && _sortPath is null;

    /// <summary>Items of which a run has the free text; null: there is none to look for. Known after <see cref="Find"/>.</summary>
    public HashSet<Guid>? Searched { get; private set; }

    /// <summary>Items with a run that fulfils every condition, with what they are sorted by.</summary>
    public Dictionary<Guid, SortValue> Find()
    {
        var items = new Dictionary<Guid, SortValue>();
        Searched = _search is null ? null : [];
        var session = _scope.Context.Session;
        QueryFunctions.Ensure(session);
        var experiments = _parameters.AddList(_scope.Experiments.Select(experiment => experiment.Key));
        using var row = _parameters.Prepare(session, $"""
            SELECT i.dataset_item, r.seq, {_sort ?? "NULL"} FROM experiment_item i INDEXED BY experiment_item_run
            LEFT JOIN trace r ON r.id = i.trace AND r.ws = i.ws LEFT JOIN trace_totals t ON t.ws = i.ws AND t.trace = i.trace
            WHERE i.experiment IN {experiments}{string.Concat(_narrow.Select(condition => $" AND {condition}"))}
            """);
        while (row.Step())
        {
            var item = row.Id(0);
            var seq = row.NullableInt64(1);
            if (!Passes(item, seq))
                continue;
            var value = _sortPath is { } by ? SortValue.Of(Part(Read(seq, by.Part), by.Part), by.Path) : _sort is null ? default : SortValue.Of(row, 2);
            items[item] = items.TryGetValue(item, out var others) ? others.With(value) : value;
        }

        return items;
    }

    private bool Passes(Guid item, long? seq)
    {
        if (_payloads.Exists(payload => IsRuledOut(payload.Candidates, seq)))
            return false;
        var look = _search is { } search && !Searched!.Contains(item) && !IsRuledOut(search.Candidates, seq);
        if (_payloads.Count == 0 && !look)
            return true;
        var parts = _payloads.Aggregate(look ? _search!.Value.Condition.Parts : PayloadParts.None, (all, payload) => all | payload.Condition.Parts);
        using var texts = new PayloadTexts(Read(seq, parts));
        if (!_payloads.TrueForAll(payload => payload.Condition.Matches(texts)))
            return false;
        if (look && _search!.Value.Condition.Matches(texts))
            Searched!.Add(item);
        return true;
    }

    private static bool IsRuledOut(SeqBitmap? candidates, long? seq) => candidates is not null && (seq is not { } row || !candidates.Contains(row));

    private Payload Read(long? seq, PayloadParts parts) => seq is { } row ? _scope.Context.Payload(EntityTable.Traces, row, parts) : default;

    private SeqBitmap? Candidates(PayloadCondition condition) =>
        condition.Needle is { } needle && _scope.Context.Telemetry.Search.TryFind(ScoredEntity.Trace, condition.Parts, needle, out var candidates) ? candidates : null;

    private string? Narrow(FilterClause clause) => clause.Field switch
    {
        "duration" => NumberCondition.On(_parameters, RowConditions.Duration, clause.Operator, clause.Value, 3),
        "total_estimated_cost" => NumberCondition.OnSum(_parameters, KnownCost.For(clause), clause),
        "usage.total_tokens" => NumberCondition.OnSum(_parameters, "t.total_tokens", clause),
        "feedback_scores" => NumberCondition.On(_parameters, Score(clause.Key!, "NOCASE"), clause.Operator, clause.Value),
        _ => null,
    };

    private string Score(string name, string collation) =>
        $"(SELECT avg(c.value) FROM score c WHERE c.ws=i.ws AND c.kind=1 AND c.entity=i.trace AND c.name={_parameters.Add(name)} COLLATE {collation})";

    private static PayloadCondition? Payload(FilterClause clause)
    {
        switch (clause.Field)
        {
            case "input":
                return PayloadCondition.OnText(PayloadParts.Input, clause.Operator, clause.Value);
            case "output":
                return PayloadCondition.OnText(PayloadParts.Output, clause.Operator, clause.Value);
            case "metadata":
                return PayloadCondition.OnPath(PayloadParts.Metadata, clause);
        }

        return PartOf(clause.Field) is { } part ? PayloadCondition.OnPath(part.Part, clause with { Key = part.Path }) : null;
    }

    private string? Sort(string? field) => field switch
    {
        null => null,
        "duration" => RowConditions.Duration,
        "total_estimated_cost" => KnownCost.OfTrace,
        "usage.total_tokens" or "usage.prompt_tokens" or "usage.completion_tokens" => $"t.{field["usage.".Length..]}",
        "comments" => "(SELECT m.text FROM comment m WHERE m.ws=i.ws AND m.kind=1 AND m.entity=i.trace ORDER BY m.id LIMIT 1)",
        _ when field.StartsWith("usage.", StringComparison.Ordinal) => $"(SELECT value FROM json_each(t.usage) WHERE key={_parameters.Add(field["usage.".Length..])})",
        _ when field.StartsWith("feedback_scores.", StringComparison.Ordinal) => Score(field["feedback_scores.".Length..], "BINARY"),
        _ => null,
    };

    private static (PayloadParts, JsonPath)? SortPath(string? field) =>
        field is not null && PartOf(field) is { } part && JsonPath.TryParse(part.Path, out var path) ? (part.Part, path) : null;

    private static JsonText? Part(in Payload payload, PayloadParts part) => part switch
    {
        PayloadParts.Input => payload.Input,
        PayloadParts.Output => payload.Output,
        _ => payload.Metadata,
    };

    private static (PayloadParts Part, string Path)? PartOf(string field) =>
        field.StartsWith("input.", StringComparison.Ordinal) ? (PayloadParts.Input, field["input.".Length..])
        : field.StartsWith("output.", StringComparison.Ordinal) ? (PayloadParts.Output, field["output.".Length..])
        : field.StartsWith("metadata.", StringComparison.Ordinal) ? (PayloadParts.Metadata, field["metadata.".Length..])
        : null;
}
