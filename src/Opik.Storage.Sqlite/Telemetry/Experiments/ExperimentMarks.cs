using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>
/// Notes, in the transaction of a write, which experiments it touches: their totals are computed again when they are next
/// read. Nearly every trace belongs to no experiment; that is told from the range of trace ids that items have, without
/// looking at the file: ids grow with time, so what is being logged lies above it unless an experiment is running.
/// </summary>
internal sealed class ExperimentMarks
{
    private const string OfTraceSql = "SELECT DISTINCT experiment FROM experiment_item WHERE trace = ?1 AND ws = ?2";

    private const string MarkSql =
        "INSERT INTO experiment_totals (experiment, changes, computed, format) VALUES (?1, 1, 0, 0) ON CONFLICT (experiment) DO UPDATE SET changes = changes + 1";

    private Guid _first;
    private Guid _last;
    private bool _known;

    /// <summary>Whether an item can have the trace. On the writer only.</summary>
    public bool MayHave(SqliteSession session, Guid trace)
    {
        if (!_known)
            Load(session);
        return trace.CompareTo(_first) >= 0 && trace.CompareTo(_last) <= 0;
    }

    /// <summary>
    /// An item names the trace. A range that a failed write has widened stays wide, which costs a look-up and no more.
    /// </summary>
    public void Include(SqliteSession session, Guid trace)
    {
        if (!_known)
            Load(session);
        if (_last == Guid.Empty)
            (_first, _last) = (trace, trace);
        else if (trace.CompareTo(_first) < 0)
            _first = trace;
        else if (trace.CompareTo(_last) > 0)
            _last = trace;
    }

    /// <summary>Marks the experiments of the traces that a write touches.</summary>
    public void Apply(TelemetryWrite write, IReadOnlyCollection<Guid> traces)
    {
        HashSet<long>? experiments = null;
        foreach (var trace in traces)
        {
            var row = write.Session.Prepare(OfTraceSql).Bind(1, trace).Bind(2, write.Workspace);
            while (row.Step())
                (experiments ??= []).Add(row.Int64(0));
            row.Reset();
        }

        if (experiments is null)
            return;
        foreach (var experiment in experiments)
            Mark(write, experiment);
    }

    /// <summary>Marks one experiment.</summary>
    public static void Mark(TelemetryWrite write, long experiment) => write.Session.Prepare(MarkSql).Bind(1, experiment).Execute();

    // Two looks at the ends of the index, once.
    private void Load(SqliteSession session)
    {
        var row = session.Prepare("SELECT (SELECT min(trace) FROM experiment_item), (SELECT max(trace) FROM experiment_item)");
        if (row.Step() && row.NullableId(0) is { } first)
            (_first, _last) = (first, row.Id(1));
        else
            (_first, _last) = (Guid.AllBitsSet, Guid.Empty);
        row.Reset();
        _known = true;
    }
}
