using System.Text;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Rows of the tables <c>studio_run</c>, <c>studio_step</c> and <c>studio_line</c>.</summary>
internal static class StudioRows
{
    private const string Columns = "id, project_id, state, cost_limit, trial_limit, trials, spent, calls, stopped_by, error, job_id, created_at, created_by, started_at, finished_at, plan";

    public static void Insert(SqliteSession session, Scope scope, StudioRun run, DateTime now) =>
        session.Prepare("""
            INSERT INTO studio_run (ws, id, project_id, state, cost_limit, trial_limit, trials, spent, calls, created_at, created_by, plan)
            SELECT ?1, ?2, ?3, 0, ?4, ?5, 0, 0, 0, ?6, ?7, ?8 WHERE NOT EXISTS (SELECT 1 FROM studio_run WHERE ws = ?1 AND id = ?2)
            """)
            .Bind(1, scope.WorkspaceId).Bind(2, run.Id).Bind(3, run.ProjectId).Bind(4, run.CostLimit).Bind(5, (long)run.TrialLimit)
            .Bind(6, now).Bind(7, scope.UserName).BindText(8, run.Plan.Utf8.Span)
            .Execute();

    public static StudioRun? Get(SqliteSession session, Scope scope, Guid id)
    {
        var row = session.Prepare($"SELECT {Columns} FROM studio_run WHERE ws = ?1 AND id = ?2").Bind(1, scope.WorkspaceId).Bind(2, id);
        var found = row.Step() ? Run(row) : null;
        row.Reset();
        return found;
    }

    public static List<StudioStep> Steps(SqliteSession session, Scope scope, Guid id)
    {
        var row = session.Prepare("SELECT key, experiment_id, result FROM studio_step WHERE ws = ?1 AND run_id = ?2").Bind(1, scope.WorkspaceId).Bind(2, id);
        var found = new List<StudioStep>();
        while (row.Step())
            found.Add(new StudioStep(row.Text(0)!, row.NullableId(1), row.Text(2) is { } json ? Json(json) : null));
        row.Reset();
        return found;
    }

    // A run that was deleted meanwhile gets nothing any more.
    public static void Put(SqliteSession session, Scope scope, Guid id, StudioStep step) =>
        session.Prepare("""
            INSERT OR REPLACE INTO studio_step (ws, run_id, key, experiment_id, result)
            SELECT ?1, ?2, ?3, ?4, ?5 WHERE EXISTS (SELECT 1 FROM studio_run WHERE ws = ?1 AND id = ?2)
            """)
            .Bind(1, scope.WorkspaceId).Bind(2, id).Bind(3, step.Key).Bind(4, step.ExperimentId).Bind(5, step.Result is { } result ? Encoding.UTF8.GetString(result.Utf8.Span) : null)
            .Execute();

    public static void Add(SqliteSession session, Scope scope, Guid id, DateTime now, StudioLineLevel level, string text) =>
        session.Prepare($"""
            INSERT INTO studio_line (ws, run_id, number, at, level, text)
            SELECT ?1, ?2, n + 1, ?3, ?4, ?5 FROM (SELECT coalesce(max(number), 0) AS n FROM studio_line WHERE ws = ?1 AND run_id = ?2)
            WHERE n < {IStudioRuns.MostLines} AND EXISTS (SELECT 1 FROM studio_run WHERE ws = ?1 AND id = ?2)
            """)
            .Bind(1, scope.WorkspaceId).Bind(2, id).Bind(3, now).Bind(4, (long)level).Bind(5, text)
            .Execute();

    public static List<StudioLine> Lines(SqliteSession session, Scope scope, Guid id, long after, int count)
    {
        var row = session.Prepare("SELECT number, at, level, text FROM studio_line WHERE ws = ?1 AND run_id = ?2 AND number > ?3 ORDER BY number LIMIT ?4")
            .Bind(1, scope.WorkspaceId).Bind(2, id).Bind(3, after).Bind(4, (long)count);
        var found = new List<StudioLine>();
        while (row.Step())
            found.Add(new StudioLine(row.Int64(0), row.Time(1), (StudioLineLevel)row.Int32(2), row.Text(3)!));
        row.Reset();
        return found;
    }

    public static void Delete(SqliteSession session, Scope scope, Guid id)
    {
        foreach (var (table, key) in new[] { ("studio_line", "run_id"), ("studio_step", "run_id"), ("studio_run", "id") })
            session.Prepare($"DELETE FROM {table} WHERE ws = ?1 AND {key} = ?2").Bind(1, scope.WorkspaceId).Bind(2, id).Execute();
    }

    private static StudioRun Run(SqliteStatement row) => new()
    {
        Id = row.Id(0),
        ProjectId = row.Id(1),
        State = (StudioRunState)row.Int32(2),
        CostLimit = row.NullableDouble(3),
        TrialLimit = row.Int32(4),
        Trials = row.Int32(5),
        Spent = row.NullableDouble(6) ?? 0,
        Calls = row.Int64(7),
        StoppedBy = row.Text(8),
        Error = row.Text(9),
        JobId = row.NullableId(10),
        CreatedAt = row.Time(11),
        CreatedBy = row.Text(12),
        StartedAt = row.NullableTime(13),
        FinishedAt = row.NullableTime(14),
        Plan = Json(row.Text(15)!),
    };

    private static JsonText Json(string text) => new(Encoding.UTF8.GetBytes(text));
}
