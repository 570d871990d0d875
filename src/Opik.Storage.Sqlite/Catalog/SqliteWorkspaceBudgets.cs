namespace Opik.Storage.Sqlite;

/// <summary>Budgets of workspaces in the catalog file.</summary>
internal sealed class SqliteWorkspaceBudgets(SqliteDatabase database, TimeProvider clock) : IWorkspaceBudgets
{
    public Task<double?> GetAsync(Scope scope, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session =>
            {
                var row = session.Prepare("SELECT monthly_usd FROM workspace_budget WHERE ws = ?1").Bind(1, scope.WorkspaceId);
                var budget = row.Step() ? row.NullableDouble(0) : null;
                row.Reset();
                return budget;
            },
            cancellationToken);

    public Task SaveAsync(Scope scope, double? monthlyUsd, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                if (monthlyUsd is null)
                {
                    session.Prepare("DELETE FROM workspace_budget WHERE ws = ?1").Bind(1, scope.WorkspaceId).Execute();
                    return;
                }

                session.Prepare("INSERT OR REPLACE INTO workspace_budget (ws, monthly_usd, changed_at, changed_by) VALUES (?1, ?2, ?3, ?4)")
                    .Bind(1, scope.WorkspaceId).Bind(2, monthlyUsd).Bind(3, clock.GetUtcNow().UtcDateTime).Bind(4, scope.UserName).Execute();
            },
            cancellationToken: cancellationToken);
}
