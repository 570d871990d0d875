using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>
/// Searches traces, spans, threads and what else the telemetry file keeps. Millions of rows are reached by an index only: ids by
/// their beginning, threads by the beginning of their id, traces by the names that are interned.
/// </summary>
internal sealed class SqliteTelemetrySearch(SqliteTelemetry telemetry) : IEntitySearch
{
    private const int MostNames = 5;
    private const int MostProjects = 200;

    private static readonly (EntityKind Kind, string Sql)[] Named =
    [
        (EntityKind.Dataset, "SELECT e.id, e.name, p.id, NULL, e.name_key AS k FROM dataset e LEFT JOIN project p ON p.key = e.project WHERE e.ws = ?1 AND e.type = 0"),
        (EntityKind.TestSuite, "SELECT e.id, e.name, p.id, NULL, e.name_key AS k FROM dataset e LEFT JOIN project p ON p.key = e.project WHERE e.ws = ?1 AND e.type <> 0"),
        (EntityKind.Experiment, "SELECT e.id, e.name, p.id, e.dataset_id, e.name_key AS k FROM experiment e LEFT JOIN project p ON p.key = e.project WHERE e.ws = ?1"),
        (EntityKind.Optimization, "SELECT e.id, e.name, p.id, NULL, e.name_key AS k FROM optimization e LEFT JOIN project p ON p.key = e.project WHERE e.ws = ?1"),
        (EntityKind.AnnotationQueue, "SELECT e.id, e.name, p.id, NULL, e.name_key AS k FROM annotation_queue e LEFT JOIN project p ON p.key = e.project WHERE e.ws = ?1"),
    ];

    private const string TracesById = """
        SELECT r.id, t.text, p.id, NULL FROM trace r INDEXED BY trace_id LEFT JOIN term t ON t.key = r.name JOIN project p ON p.key = r.project
        WHERE r.id BETWEEN ?2 AND ?3 AND r.ws = ?1 ORDER BY r.id DESC LIMIT ?4
        """;

    private const string SpansById = """
        SELECT r.id, t.text, p.id, r.trace FROM span r INDEXED BY span_id LEFT JOIN term t ON t.key = r.name JOIN project p ON p.key = r.project
        WHERE r.id BETWEEN ?2 AND ?3 AND r.ws = ?1 ORDER BY r.id DESC LIMIT ?4
        """;

    private const string ThreadsByModel = """
        SELECT h.model_id, h.thread, p.id, NULL FROM thread h INDEXED BY thread_model JOIN project p ON p.key = h.project
        WHERE h.model_id BETWEEN ?2 AND ?3 AND h.ws = ?1 LIMIT ?4
        """;

    // The unique index of a thread begins with its project: one short look per project.
    private static readonly string ThreadsByName = $"""
        SELECT h.model_id, h.thread, p.id, NULL FROM (SELECT key, id FROM project WHERE ws = ?1 LIMIT {MostProjects}) p
        CROSS JOIN thread h ON h.project = p.key AND h.thread >= ?2 AND h.thread < ?2 || char(1114111) LIMIT ?3
        """;

    // The latest trace of each project with one of the names: they are interned, so the texts are few.
    private static readonly string TracesByName = $"""
        SELECT r.id, n.text, p.id, NULL FROM (SELECT key, text FROM term WHERE instr(lower(text), ?2) > 0 ORDER BY instr(lower(text), ?2), length(text) LIMIT {MostNames}) n
        CROSS JOIN (SELECT key, id FROM project WHERE ws = ?1 LIMIT {MostProjects}) p
        CROSS JOIN trace r ON r.seq = (SELECT i.seq FROM trace i INDEXED BY trace_name WHERE i.project = p.key AND i.name = n.key ORDER BY i.id DESC LIMIT 1)
        LIMIT ?3
        """;

    public Task<IReadOnlyList<FoundEntity>> FindAsync(Scope scope, EntitySearchText text, int most, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync<IReadOnlyList<FoundEntity>>(
            session =>
            {
                var found = new List<FoundEntity>();
                if (telemetry.Projects.Find(session, scope.WorkspaceId) is not { } workspace)
                    return found;
                if (text.First is not null)
                    ById(session, workspace, text, most, found);
                if (!text.IsWholeId)
                    ByName(session, workspace, text, most, found);
                return found;
            },
            cancellationToken);

    private static void ById(SqliteSession session, long workspace, EntitySearchText text, int most, List<FoundEntity> found)
    {
        void Read(string sql, EntityKind kind) =>
            EntityRows.Read(session.Prepare(sql).Bind(1, workspace).Bind(2, text.First).Bind(3, text.Last).Bind(4, most), kind, found);
        Read(TracesById, EntityKind.Trace);
        Read(SpansById, EntityKind.Span);
        Read(ThreadsByModel, EntityKind.Thread);
        foreach (var (kind, sql) in Named)
            Read($"{sql} AND e.id BETWEEN ?2 AND ?3 LIMIT ?4", kind);
    }

    private static void ByName(SqliteSession session, long workspace, EntitySearchText text, int most, List<FoundEntity> found)
    {
        void Read(string sql, string part, EntityKind kind) =>
            EntityRows.Read(session.Prepare(sql).Bind(1, workspace).Bind(2, part).Bind(3, most), kind, found);
        var key = NameKey.Of(text.Text);
        foreach (var (kind, sql) in Named)
            Read($"{sql} AND instr(k, ?2) > 0 ORDER BY instr(k, ?2), e.id DESC LIMIT ?3", key, kind);
        Read(ThreadsByName, text.Text, EntityKind.Thread);
        Read(TracesByName, key, EntityKind.Trace);
    }
}
