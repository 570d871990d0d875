using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>A filter turned into SQL: the narrow conditions, the way to the rows, and what is left to test in payloads.</summary>
internal sealed class RowQuery
{
    // One walk per value of the driver's column, merged; beyond this the rows are sorted.
    private const int MostArms = 64;

    private readonly QueryContext _context;
    private readonly List<RowCondition> _conditions = [];
    private readonly List<RowCondition> _narrow;
    private readonly List<string> _range = [];
    private readonly RowCondition? _search;
    private readonly RowCondition? _driver;
    private readonly string _project;
    private readonly string? _hidden;
    private readonly (string Sql, bool Totals, bool Payload) _order;
    private StatsWindow? _window;
    private string? _seqs;

    public RowQuery(QueryContext context, RowFilter filter)
    {
        _context = context;
        RowConditions compiler = context.Table.Kind == ScoredEntity.Trace ? new TraceConditions(context) : new SpanConditions(context);
        _project = context.Parameters.Add(context.Project);
        foreach (var clause in filter.Clauses)
            _conditions.Add(compiler.Of(clause));
        _range.AddRange(RowConditions.Range(context.Parameters, "r.id", filter.From, filter.To));
        _window = filter.Below is null ? StatsWindow.Of(filter.From, filter.To) : null;
        if (filter.Below is { } below)
            _range.Add($"r.id < {context.Parameters.Add(below)}");
        _search = string.IsNullOrWhiteSpace(filter.Search) ? null : SearchCondition.Of(context, filter.Search);
        _hidden = context.Table.Kind == ScoredEntity.Trace && !filter.Clauses.Any(clause => clause.Mentions("visibility_mode")) ? RowConditions.IsHidden : null;
        _driver = _conditions.Where(condition => condition.Driver != RowDriver.Project).MinBy(condition => condition.Driver);
        _narrow = _conditions.FindAll(condition => condition.Sql is not null);
        Candidates = Intersect([.. _conditions, .. _search is null ? Array.Empty<RowCondition>() : [_search]]);
        BySeq = Candidates is not null && Candidates.Count <= context.CandidateLimit;
        _order = RowOrder.Of(context, filter.Sort);
    }

    /// <summary>The rows that can match, when conditions know them beforehand; rows outside cannot.</summary>
    public SeqBitmap? Candidates { get; private set; }

    /// <summary>The rows to look at, when they are few enough to be read by number.</summary>
    public bool BySeq { get; private set; }

    /// <summary>Whether free text was found in the columns of a row, where such rows were collected.</summary>
    public bool IsInColumns(long seq) => _search?.InColumns?.Contains(seq) == true;

    /// <summary>From now on only these rows are read; what their payloads must have has been tested.</summary>
    public void Restrict(SeqBitmap rows)
    {
        (Candidates, BySeq, _seqs) = (rows, true, null);
    }

    /// <summary>From now on only one row of so many is read.</summary>
    public void Sample(int stride)
    {
        if (stride <= 1)
            return;
        _window = null;
        _range.Add(RowSample.Sql("r.seq", _context.Parameters.Add((long)stride)));
        if (Candidates is null)
            return;
        var kept = new SeqBitmap();
        foreach (var seq in Candidates.Descending())
        {
            if (RowSample.Keeps(seq, stride))
                kept.Add(seq);
        }

        Restrict(kept);
        BySeq = kept.Count <= _context.CandidateLimit;
    }

    /// <summary>Tests in payloads; all must hold.</summary>
    public IEnumerable<PayloadCondition> Payloads => _conditions.Select(condition => condition.Payload).OfType<PayloadCondition>();

    /// <summary>The free text in payloads, for rows whose columns do not have it.</summary>
    public PayloadCondition? Search => _search?.Payload;

    /// <summary>Whether a payload must be looked at.</summary>
    public bool NeedsPayload => _search is not null || Payloads.Any();

    /// <summary>Whether a condition is known to fail everywhere. Such a query is answered without running: its other conditions would be folded away, and with them the index.</summary>
    public bool IsNever => _conditions.Contains(RowCondition.Never);

    /// <summary>Whether nothing but the project decides, payloads apart.</summary>
    public bool IsWholeProject => _narrow.Count == 0 && _range.Count == 0;

    /// <summary>The range of ids, when nothing else decides, payloads apart, and rows are shown as roll-ups count them; else null.</summary>
    public StatsWindow? RangeOfProject =>
        _narrow.Count == 0 && _range.Count > 0 && !BySeq && (LeavesOutHidden || _context.Table.Kind == ScoredEntity.Span) ? _window : null;

    /// <summary>Whether the index that is walked has all rows of the project.</summary>
    public bool WalksWholeProject => (_driver?.Driver ?? RowDriver.Project) == RowDriver.Project && _range.Count == 0;

    /// <summary>Whether all that decides, payloads apart, is that rows have an error.</summary>
    public bool IsErrorsOfProject => _narrow is [{ Driver: RowDriver.Error, Sql: "r.error_type IS NOT NULL" }] && _range.Count == 0;

    /// <summary>The names, when all that decides, payloads apart, is that rows have one of them; else null.</summary>
    public IReadOnlyCollection<object>? NamesOfProject =>
        _narrow is [{ Driver: RowDriver.Name } only] && _range.Count == 0 && (LeavesOutHidden || _context.Table.Kind == ScoredEntity.Span) ? only.Arms : null;

    /// <summary>Whether the driver's index alone decides, payloads apart, so that rows are counted without being read.</summary>
    public bool IsIndexOnly =>
        !BySeq && _narrow.TrueForAll(condition => ReferenceEquals(condition, _driver)) && _driver?.Driver is null or RowDriver.Name or RowDriver.Tags or RowDriver.Thread or RowDriver.Error;

    /// <summary>Whether hidden rows are left out.</summary>
    public bool LeavesOutHidden => _hidden is not null;

    /// <summary>
    /// Rows in order: <c>seq</c>, and with a free text whether the columns have it. <paramref name="limit"/> cuts.
    /// </summary>
    public SqliteStatement Rows(long? limit, long offset) => Prepare(RowsSql(limit, offset));

    /// <summary>The text of <see cref="Rows"/>.</summary>
    public string RowsSql(long? limit, long offset)
    {
        if (IsNever)
            return $"SELECT r.seq, 1 FROM {_context.Table.Name} r WHERE 0";
        var columns = _search is null ? "r.seq, 1" : $"r.seq, {_search.Sql}";
        var cut = limit is { } size ? $" LIMIT {size} OFFSET {offset}" : string.Empty;
        if (_order.Sql == RowOrder.Newest && !BySeq && _driver is { Arms: { Count: > 1 and <= MostArms } arms })
            return $"{string.Join(" UNION ALL ", arms.Select(arm => $"SELECT {columns}, r.id {From()} WHERE {Where(Arm(arm))}"))} ORDER BY 3 DESC{cut}";
        return $"SELECT {columns} {From()} WHERE {Where()} ORDER BY {_order.Sql}{cut}";
    }

    /// <summary>Counts the rows by the driver's index; hidden ones included.</summary>
    public SqliteStatement CountByIndex() => Prepare($"SELECT count(*) {From(plain: true)} WHERE {Where(hidden: string.Empty)}");

    /// <summary>Counts the hidden rows among those of <see cref="CountByIndex"/>.</summary>
    public SqliteStatement CountHidden() =>
        Prepare($"SELECT count(*) FROM {_context.Table.Name} r INDEXED BY {_context.Table.Name}_hidden WHERE {Where(hidden: _hidden!)}");

    /// <summary>Counts the rows among the candidates.</summary>
    public SqliteStatement CountBySeq() => Prepare($"SELECT count(*) {From(plain: true)} WHERE {Where()}");

    /// <summary>Counts the rows that the driver's index leads to, whatever else they are.</summary>
    public SqliteStatement CountDriven() => Prepare($"SELECT count(*) {From(plain: true)} WHERE {Driven()}");

    /// <summary>For every row that the driver's index leads to: whether it meets the other conditions. Newest first where that costs nothing.</summary>
    public SqliteStatement Hits() =>
        Prepare($"SELECT {And(Rest().Append(NotHidden))} {From(plain: true)} WHERE {Driven()}{(_driver?.Arms is { Count: > 1 } ? string.Empty : " ORDER BY r.id DESC")}");

    private string? NotHidden => _hidden is null ? null : $"NOT ({_hidden})";

    private string From(bool plain = false)
    {
        var totals = _conditions.Exists(condition => condition.NeedsTotals) || (!plain && _order.Totals);
        var index = BySeq ? "NOT INDEXED" : $"INDEXED BY {_context.Table.Index(_driver?.Driver ?? RowDriver.Project)}";
        return $"FROM {_context.Table.Name} r {index}"
            + (totals ? " LEFT JOIN trace_totals t ON t.ws=r.ws AND t.trace=r.id" : string.Empty)
            + (!plain && _order.Payload ? $" LEFT JOIN {_context.Table.Payload} p ON p.seq=r.seq" : string.Empty);
    }

    private string Where(string? arm = null, string? hidden = null)
    {
        var conditions = _conditions.Select(condition => ReferenceEquals(condition, _driver) ? arm ?? condition.Sql : condition.Sql);
        if (BySeq)
            _seqs ??= $"r.seq IN {_context.Parameters.AddList(Candidates!.Descending())}";
        return And([_seqs, $"r.project={_project}", .. conditions, .. _range, hidden is null ? NotHidden : hidden]);
    }

    private string Arm(object value) => $"r.{(_driver!.Driver == RowDriver.Name ? "name" : "tags")}={_context.Parameters.Add(value)}";

    private string Driven() => And([$"r.project={_project}", _driver?.Sql, .. _range]);

    private IEnumerable<string?> Rest() => _conditions.Where(condition => !ReferenceEquals(condition, _driver)).Select(condition => condition.Sql);

    private static string And(IEnumerable<string?> conditions) =>
        string.Join(" AND ", conditions.Where(condition => !string.IsNullOrEmpty(condition))) is { Length: > 0 } sql ? sql : "1";

    private static SeqBitmap? Intersect(IEnumerable<RowCondition> conditions)
    {
        SeqBitmap? all = null;
        foreach (var candidates in conditions.Select(condition => condition.Candidates).OfType<SeqBitmap>())
        {
            if (all is null)
                all = candidates;
            else
                all.And(candidates);
        }

        return all;
    }

    private SqliteStatement Prepare(string sql) => _context.Parameters.Prepare(_context.Session, sql);
}
