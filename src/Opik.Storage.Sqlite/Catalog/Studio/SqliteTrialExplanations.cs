namespace Opik.Storage.Sqlite;

/// <summary>Explanations of trials in the catalog file.</summary>
internal sealed class SqliteTrialExplanations(SqliteDatabase database, TimeProvider clock) : ITrialExplanations
{
    public Task<TrialExplanation> PutAsync(Scope scope, TrialExplanation explanation, CancellationToken cancellationToken)
    {
        // As it will be read.
        var now = new DateTime(clock.GetUtcNow().UtcTicks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);
        return database.WriteAsync(
            session =>
            {
                session.Prepare("""
                    INSERT OR REPLACE INTO trial_explanation (ws, optimization_id, experiment_id, project_id, text, model, created_at, created_by)
                    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
                    """)
                    .Bind(1, scope.WorkspaceId).Bind(2, explanation.OptimizationId).Bind(3, explanation.ExperimentId).Bind(4, explanation.ProjectId)
                    .Bind(5, explanation.Text).Bind(6, explanation.Model).Bind(7, now).Bind(8, scope.UserName).Execute();
                return explanation with { CreatedAt = now };
            },
            cancellationToken: cancellationToken);
    }

    public Task<IReadOnlyList<TrialExplanation>> FindAsync(Scope scope, Guid optimizationId, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<TrialExplanation>>(
            session =>
            {
                var row = session.Prepare("SELECT experiment_id, project_id, text, model, created_at FROM trial_explanation WHERE ws = ?1 AND optimization_id = ?2 ORDER BY created_at, experiment_id")
                    .Bind(1, scope.WorkspaceId).Bind(2, optimizationId);
                var found = new List<TrialExplanation>();
                while (row.Step())
                    found.Add(new TrialExplanation(optimizationId, row.Id(0), row.NullableId(1), row.Text(2)!, row.Text(3)!, row.Time(4)));
                row.Reset();
                return found;
            },
            cancellationToken);

    public Task DeleteAsync(Scope scope, IReadOnlyList<Guid> optimizationIds, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                foreach (var id in optimizationIds)
                    session.Prepare("DELETE FROM trial_explanation WHERE ws = ?1 AND optimization_id = ?2").Bind(1, scope.WorkspaceId).Bind(2, id).Execute();
            },
            cancellationToken: cancellationToken);
}
