using System.Text;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Rows of the tables <c>playground_run</c>, <c>playground_row</c> and <c>playground_cell</c>.</summary>
internal static class PlaygroundRows
{
    private const string RunColumns = "id, project_id, dataset_id, state, row_count, variant_count, job_id, error, created_at, created_by, ended_at, plan";
    private const string CellColumns = "position, variant, state, attempt, trace_id, output, error, duration, ttft, cost, prompt_tokens, completion_tokens";

    public static List<PlaygroundRun> Runs(SqliteSession session, Scope scope, Guid projectId, int most) =>
        ReadAll(session.Prepare($"SELECT {RunColumns} FROM playground_run INDEXED BY playground_run_project WHERE ws = ?1 AND project_id = ?2 ORDER BY id DESC LIMIT ?3")
            .Bind(1, scope.WorkspaceId).Bind(2, projectId).Bind(3, (long)most), Run);

    public static PlaygroundRun? Get(SqliteSession session, Scope scope, Guid id) =>
        ReadAll(session.Prepare($"SELECT {RunColumns} FROM playground_run WHERE ws = ?1 AND id = ?2").Bind(1, scope.WorkspaceId).Bind(2, id), Run).FirstOrDefault();

    public static List<PlaygroundRow> RowsOf(SqliteSession session, Scope scope, Guid id, long from, int count) =>
        ReadAll(
            session.Prepare("SELECT position, item_id, number, data FROM playground_row WHERE ws = ?1 AND run_id = ?2 AND position >= ?3 AND position < ?3 + ?4 ORDER BY position")
                .Bind(1, scope.WorkspaceId).Bind(2, id).Bind(3, from).Bind(4, (long)count),
            static row => new PlaygroundRow(row.Int64(0), row.Id(1), row.Int32(2), Json(row, 3)));

    public static List<PlaygroundCell> CellsOf(SqliteSession session, Scope scope, Guid id, long from, int count) =>
        ReadAll(
            session.Prepare($"SELECT {CellColumns} FROM playground_cell WHERE ws = ?1 AND run_id = ?2 AND position >= ?3 AND position < ?3 + ?4 ORDER BY position, variant")
                .Bind(1, scope.WorkspaceId).Bind(2, id).Bind(3, from).Bind(4, (long)count),
            Cell);

    public static List<PlaygroundTotals> Totals(SqliteSession session, Scope scope, Guid id) =>
        ReadAll(
            session.Prepare("""
                SELECT variant, sum(state = 1), sum(state = 2), sum(cost), avg(CASE WHEN state = 1 THEN duration END), coalesce(sum(prompt_tokens), 0), coalesce(sum(completion_tokens), 0)
                FROM playground_cell WHERE ws = ?1 AND run_id = ?2 GROUP BY variant ORDER BY variant
                """).Bind(1, scope.WorkspaceId).Bind(2, id),
            static row => new PlaygroundTotals(row.Int32(0), row.Int64(1), row.Int64(2), row.NullableDouble(3), row.NullableDouble(4), row.Int64(5), row.Int64(6)));

    public static void Insert(SqliteSession session, Scope scope, PlaygroundRun run, DateTime now) =>
        session.Prepare("""
            INSERT INTO playground_run (ws, id, project_id, dataset_id, state, row_count, variant_count, created_at, created_by, plan)
            VALUES (?1, ?2, ?3, ?4, 0, ?5, ?6, ?7, ?8, ?9)
            """)
            .Bind(1, scope.WorkspaceId).Bind(2, run.Id).Bind(3, run.ProjectId).Bind(4, run.DatasetId).Bind(5, run.Rows).Bind(6, (long)run.Variants)
            .Bind(7, now).Bind(8, scope.UserName).BindText(9, run.Plan.Utf8.Span)
            .Execute();

    public static void Insert(SqliteSession session, Scope scope, Guid runId, PlaygroundRow row) =>
        session.Prepare("INSERT INTO playground_row (ws, run_id, position, item_id, number, data) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
            .Bind(1, scope.WorkspaceId).Bind(2, runId).Bind(3, row.Position).Bind(4, row.ItemId).Bind(5, (long)row.Number).BindText(6, row.Data.Utf8.Span)
            .Execute();

    public static void Put(SqliteSession session, Scope scope, Guid runId, PlaygroundCell cell) =>
        session.Prepare($"""
            INSERT OR REPLACE INTO playground_cell (ws, run_id, {CellColumns})
            SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14 WHERE EXISTS (SELECT 1 FROM playground_run WHERE ws = ?1 AND id = ?2)
            """)
            .Bind(1, scope.WorkspaceId).Bind(2, runId).Bind(3, cell.Position).Bind(4, (long)cell.Variant).Bind(5, (long)cell.State).Bind(6, (long)cell.Attempt)
            .Bind(7, cell.TraceId).Bind(8, cell.Output).Bind(9, cell.Error).Bind(10, cell.Duration).Bind(11, cell.Ttft).Bind(12, cell.Cost)
            .Bind(13, cell.PromptTokens).Bind(14, cell.CompletionTokens)
            .Execute();

    public static void Delete(SqliteSession session, Scope scope, Guid id)
    {
        foreach (var (table, key) in new[] { ("playground_cell", "run_id"), ("playground_row", "run_id"), ("playground_run", "id") })
            session.Prepare($"DELETE FROM {table} WHERE ws = ?1 AND {key} = ?2").Bind(1, scope.WorkspaceId).Bind(2, id).Execute();
    }

    private static PlaygroundRun Run(SqliteStatement row) => new()
    {
        Id = row.Id(0),
        ProjectId = row.Id(1),
        DatasetId = row.NullableId(2),
        State = (PlaygroundRunState)row.Int32(3),
        Rows = row.Int64(4),
        Variants = row.Int32(5),
        JobId = row.NullableId(6),
        Error = row.Text(7),
        CreatedAt = row.Time(8),
        CreatedBy = row.Text(9),
        EndedAt = row.NullableTime(10),
        Plan = Json(row, 11),
    };

    private static PlaygroundCell Cell(SqliteStatement row) => new()
    {
        Position = row.Int64(0),
        Variant = row.Int32(1),
        State = (PlaygroundCellState)row.Int32(2),
        Attempt = row.Int32(3),
        TraceId = row.NullableId(4),
        Output = row.Text(5),
        Error = row.Text(6),
        Duration = row.NullableDouble(7),
        Ttft = row.NullableDouble(8),
        Cost = row.NullableDouble(9),
        PromptTokens = row.NullableInt64(10),
        CompletionTokens = row.NullableInt64(11),
    };

    private static JsonText Json(SqliteStatement row, int column) => new(Encoding.UTF8.GetBytes(row.Text(column)!));

    private static List<T> ReadAll<T>(SqliteStatement row, Func<SqliteStatement, T> read)
    {
        var all = new List<T>();
        while (row.Step())
            all.Add(read(row));
        row.Reset();
        return all;
    }
}
