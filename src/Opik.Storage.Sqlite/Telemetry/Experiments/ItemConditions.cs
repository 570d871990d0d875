using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Conditions, order and free text of a comparison that look at the dataset item.</summary>
internal sealed class ItemConditions
{
    private static readonly Dictionary<string, ListColumn> Columns = new(StringComparer.Ordinal)
    {
        ["id"] = new("d.id", ListColumnKind.Id),
        ["source"] = new("CASE d.source WHEN 0 THEN 'manual' WHEN 1 THEN 'span' WHEN 2 THEN 'sdk' ELSE 'trace' END"),
        ["trace_id"] = new("d.trace", ListColumnKind.Id),
        ["span_id"] = new("d.span", ListColumnKind.Id),
        ["tags"] = new("d.tags", ListColumnKind.Texts),
        ["description"] = new("d.description"),
        ["created_at"] = new("d.created_at", ListColumnKind.Time),
        ["last_updated_at"] = new("d.last_updated_at", ListColumnKind.Time),
        ["created_by"] = new("d.created_by"),
        ["last_updated_by"] = new("d.last_updated_by"),
    };

    private readonly ComparisonScope _scope;
    private readonly QueryParameters _parameters = new();
    private readonly string _seq;
    private readonly string _sql;
    private readonly List<PayloadCondition> _payloads = [];
    private readonly JsonPath? _sortPath;
    private readonly string? _search;

    public ItemConditions(ComparisonScope scope, ComparisonQuery query)
    {
        _scope = scope;
        _seq = _parameters.Add(null);
        var conditions = new List<string>();
        foreach (var clause in query.Filters)
        {
            if (Columns.TryGetValue(clause.Field, out var column))
                conditions.Add(ListConditions.On(_parameters, column, clause));
            else if (Payload(clause) is { } condition)
                _payloads.Add(condition);
        }

        _search = string.IsNullOrWhiteSpace(query.Search) ? null : query.Search.Trim();
        var sort = query.Sort is { } order && order.Field != "id" && Columns.TryGetValue(order.Field, out var by) ? by.Sql : null;
        _sortPath = query.Sort?.Field.StartsWith("data.", StringComparison.Ordinal) == true && JsonPath.TryParse(query.Sort.Field["data.".Length..], out var path) ? path : null;
        IsTrivial = conditions.Count == 0 && _payloads.Count == 0 && _search is null && sort is null && _sortPath is null;
        IsSorted = sort is not null || _sortPath is not null;
        _sql = $"SELECT {(conditions.Count == 0 ? "1" : string.Join(" AND ", conditions))}, {sort ?? "NULL"} FROM dataset_item d WHERE d.seq = {_seq}";
    }

    /// <summary>Whether every item passes and nothing is sorted.</summary>
    public bool IsTrivial { get; }

    private bool IsSorted { get; }

    /// <summary>
    /// The items that pass, with what they are sorted by.
    /// </summary>
    /// <param name="items">Items and the values that their runs gave.</param>
    /// <param name="searched">Items of which a run has the free text; null: there is none to look for.</param>
    public Dictionary<Guid, SortValue> Among(Dictionary<Guid, SortValue> items, HashSet<Guid>? searched)
    {
        var passed = new Dictionary<Guid, SortValue>();
        var session = _scope.Context.Session;
        QueryFunctions.Ensure(session);
        using var row = _parameters.Prepare(session, _sql);
        foreach (var (item, value) in items)
        {
            var seq = _scope.ItemSeq(item);
            row.Bind(1, seq ?? -1);
            // An item that is gone fulfils no condition, but can be found by what its runs say.
            var exists = row.Step();
            var fits = exists ? row.Int64(0) != 0 : IsUnconditional;
            var sort = !IsSorted ? value : exists ? SortValue.Of(row, 1) : default;
            row.Reset();
            if (!fits)
                continue;
            using var texts = new PayloadTexts(exists && NeedsData ? SeenItem.Data(session, seq!.Value) : default);
            if (!_payloads.TrueForAll(condition => condition.Matches(texts)) || !IsFound(item, searched, texts))
                continue;
            if (_sortPath is not null)
                sort = exists ? SortValue.Of(SeenItem.Data(session, seq!.Value).Input, _sortPath) : default;
            passed.Add(item, sort);
        }

        return passed;
    }

    private bool IsUnconditional => _payloads.Count == 0 && _sql.StartsWith("SELECT 1,", StringComparison.Ordinal);

    private bool NeedsData => _payloads.Count > 0 || _search is not null;

    private bool IsFound(Guid item, HashSet<Guid>? searched, PayloadTexts texts) =>
        _search is null || searched?.Contains(item) == true || TextCondition.Matches(texts.Text(PayloadParts.Input), FilterOperator.Contains, _search, ignoreCase: true);

    private static PayloadCondition? Payload(FilterClause clause)
    {
        if (clause.Field == "full_data")
            return PayloadCondition.OnText(PayloadParts.Input, clause.Operator, clause.Value);
        if (clause.Field == "data")
            return PayloadCondition.OnPath(PayloadParts.Input, clause);
        return clause.Field.StartsWith("data.", StringComparison.Ordinal)
            ? PayloadCondition.OnPath(PayloadParts.Input, clause with { Key = clause.Field["data.".Length..] })
            : null;
    }
}
