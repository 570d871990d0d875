namespace Opik.Storage.Sqlite;

/// <summary>Adds pending differences to the stored roll-ups. On the writer only.</summary>
internal sealed class RollupStore(int termLimit = RollupStore.DefaultTermLimit)
{
    /// <summary>Names, models and providers of a project that are counted apart; ever new names must not make a row each.</summary>
    public const int DefaultTermLimit = 500;

    private readonly CellWriter _writer = new();
    private readonly RollupCell _numbers = new();
    private readonly Dictionary<RollupKey, RollupCell> _byKey = [];
    private readonly HashSet<RollupKey> _shared = [];

    /// <summary>Adds <paramref name="pending"/>.</summary>
    public void Add(SqliteSession session, PendingRollups pending)
    {
        var terms = new RollupTerms(session, termLimit);
        _byKey.Clear();
        _shared.Clear();
        foreach (var (group, cell) in pending.Cells)
        {
            if (!cell.IsZero)
                Divide(group, cell, terms);
        }

        foreach (var (key, cell) in _byKey)
            Store(session, key, cell);
        foreach (var (project, delta) in pending.Projects)
            Store(session, project, delta);
    }

    private void Divide(in RollupGroup group, RollupCell cell, RollupTerms terms)
    {
        foreach (var asked in group.Keys())
        {
            var key = asked with { Term = terms.Stored(asked) };
            if (!_byKey.TryGetValue(key, out var sum))
            {
                // Until a second group comes the group's own cell will do.
                _byKey.Add(key, cell);
                _shared.Add(key);
                continue;
            }

            if (_shared.Remove(key))
            {
                var own = new RollupCell();
                own.Add(sum, 1);
                _byKey[key] = sum = own;
            }

            sum.Add(cell, 1);
        }
    }

    private void Store(SqliteSession session, in RollupKey key, RollupCell difference)
    {
        if (difference.IsZero)
            return;
        var read = Bind(session.Prepare("SELECT cell FROM rollup WHERE project = ?1 AND kind = ?2 AND dim = ?3 AND hour = ?4 AND term = ?5 AND source = ?6"), key);
        var rows = difference.Count;
        var cell = read.Step() ? RollupCodec.Merge(read.Blob(0), difference, _writer, _numbers, out rows) : RollupCodec.Encode(difference, _writer);
        read.Reset();
        if (cell.IsEmpty)
        {
            Bind(session.Prepare("DELETE FROM rollup WHERE project = ?1 AND kind = ?2 AND dim = ?3 AND hour = ?4 AND term = ?5 AND source = ?6"), key).Execute();
            return;
        }

        Bind(session.Prepare("INSERT OR REPLACE INTO rollup (project, kind, dim, hour, term, source, rows, cell) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"), key)
            .Bind(7, rows).Bind(8, cell).Execute();
    }

    private void Store(SqliteSession session, long project, in ProjectDelta delta)
    {
        session.Prepare("""
            INSERT INTO project_totals (project, traces, hidden_traces, spans, trace_errors, span_errors, last_trace_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            ON CONFLICT (project) DO UPDATE SET traces = traces + ?2, hidden_traces = hidden_traces + ?3, spans = spans + ?4,
              trace_errors = trace_errors + ?5, span_errors = span_errors + ?6, last_trace_at = max(coalesce(last_trace_at, ?7), coalesce(?7, last_trace_at))
            """)
            .Bind(1, project).Bind(2, delta.Traces).Bind(3, delta.HiddenTraces).Bind(4, delta.Spans).Bind(5, delta.TraceErrors).Bind(6, delta.SpanErrors)
            .Bind(7, delta.LastTraceAt == 0 ? null : delta.LastTraceAt)
            .Execute();
    }

    private static SqliteStatement Bind(SqliteStatement statement, in RollupKey key) =>
        statement.Bind(1, key.Project).Bind(2, (long)key.Kind).Bind(3, (long)key.Dimension).Bind(4, (long)key.Hour).Bind(5, key.Term).Bind(6, (long)key.Source);
}
