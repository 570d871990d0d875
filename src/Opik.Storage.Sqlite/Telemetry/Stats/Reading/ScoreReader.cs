using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>
/// Reads scores of a project from their index, without the rows that they belong to, unless rows must be told apart
/// (hidden traces, sources). A score that arrived before its trace therefore counts from the beginning.
/// </summary>
internal sealed class ScoreReader
{
    private readonly SqliteSession _session;
    private readonly StatsRequest _request;
    private readonly string _tables;
    private readonly string _where;
    private readonly ScoredEntity _kind;

    /// <summary>Scores of the entities of a request.</summary>
    /// <param name="session">The reader.</param>
    /// <param name="request">Whose scores; its selection is not regarded.</param>
    /// <param name="spansOfTraces">Scores of the spans of the traces, instead of those of the traces.</param>
    public ScoreReader(SqliteSession session, StatsRequest request, bool spansOfTraces = false)
    {
        _session = session;
        _request = request;
        _kind = spansOfTraces ? ScoredEntity.Span : (ScoredEntity)request.Entity;
        var byTrace = spansOfTraces && (!request.Window.IsAll || request.Selection is not null || TellsApart(session, request));
        Owner = byTrace ? "p.trace" : "s.entity";
        _tables = "score s" + (byTrace ? " JOIN span p ON p.id = s.entity AND p.ws = s.ws" : "");
        var window = $" AND {Owner} >= ?3 AND {Owner} < ?4";
        _where = $" WHERE s.project = ?1 AND s.kind = ?2{window}{Exists(request, byTrace || !spansOfTraces)}";
    }

    private string Owner { get; }

    /// <summary>The score of every entity, optionally of one name.</summary>
    public IEnumerable<ScoreRow> Rows(string? name)
    {
        var byName = name is null ? "" : " AND s.name = ?5";
        var rows = Bind(_session.Prepare($"SELECT s.name, {Owner}, avg(s.value) FROM {_tables}{_where}{byName} GROUP BY s.name, s.entity"));
        if (name is not null)
            rows.Bind(5, name);
        try
        {
            while (rows.Step())
                yield return new ScoreRow(rows.Text(0)!, rows.Id(1), rows.Double(2));
        }
        finally
        {
            rows.Reset();
        }
    }

    /// <summary>The average of every score over the entities.</summary>
    public SortedDictionary<string, double> Averages()
    {
        var averages = new SortedDictionary<string, double>(StringComparer.Ordinal);
        var several = new List<string>();
        // With one author every row is an entity's value; only names with more need a look at each entity.
        var names = Bind(_session.Prepare($"SELECT s.name, avg(s.value), min(s.author) = max(s.author) AND min(s.queue) = max(s.queue) FROM {_tables}{_where} GROUP BY s.name"));
        try
        {
            while (names.Step())
            {
                averages[names.Text(0)!] = names.Double(1);
                if (names.Int32(2) == 0)
                    several.Add(names.Text(0)!);
            }
        }
        finally
        {
            names.Reset();
        }

        foreach (var name in several)
            averages[name] = Rows(name).Average(row => row.Value);
        return averages;
    }

    // A model id says when a thread was first seen, not when its traces were.
    private StatsWindow Window => _request.Entity == StatsEntity.Thread ? StatsWindow.All : _request.Window;

    private SqliteStatement Bind(SqliteStatement statement) =>
        statement.Bind(1, _request.Project).Bind(2, (long)_kind).Bind(3, Window.LowId).Bind(4, Window.EndId ?? Guid.AllBitsSet);

    private string Exists(StatsRequest request, bool ownerIsEntity)
    {
        if (!ownerIsEntity || request.Entity == StatsEntity.Thread || !TellsApart(_session, request))
            return "";
        return request.Entity == StatsEntity.Trace
            ? $" AND EXISTS (SELECT 1 FROM trace e WHERE e.id = {Owner} AND e.ws = s.ws AND (e.flags & 32) = 0{request.RowSql("e")})"
            : $" AND EXISTS (SELECT 1 FROM span e WHERE e.id = {Owner} AND e.ws = s.ws{request.RowSql("e")})";
    }

    // While every row of the project is shown and of a source asked for, its scores need no look at the rows.
    private static bool TellsApart(SqliteSession session, StatsRequest request)
    {
        if (request.Entity == StatsEntity.Thread)
            return false;
        if (request.Type is not null || !RollupProgress.Read(session).IsComplete)
            return true;
        var totals = session.Prepare("SELECT hidden_traces FROM project_totals WHERE project = ?1").Bind(1, request.Project);
        var hidden = totals.Step() && totals.Int64(0) > 0;
        totals.Reset();
        if (hidden || request.Sources.IsAll)
            return hidden;
        var others = session.Prepare("SELECT DISTINCT source FROM rollup WHERE project = ?1 AND kind = ?2 AND dim = 0").Bind(1, request.Project).Bind(2, (long)request.Entity);
        try
        {
            while (others.Step())
            {
                if (!request.Sources.Has((EntitySource)others.Int32(0)))
                    return true;
            }
        }
        finally
        {
            others.Reset();
        }

        return false;
    }
}
