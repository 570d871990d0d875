using System.Text.Json;

namespace Opik.Storage.Sqlite;

/// <summary>Answers to the welcome wizard in the catalog file.</summary>
internal sealed class SqliteWelcomeWizard(SqliteDatabase database, TimeProvider clock) : IWelcomeWizard
{
    public Task<bool> IsCompletedAsync(Scope scope, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session =>
            {
                var row = session.Prepare("SELECT 1 FROM welcome_wizard WHERE ws = ?1").Bind(1, scope.WorkspaceId);
                var completed = row.Step();
                row.Reset();
                return completed;
            },
            cancellationToken);

    public Task SubmitAsync(Scope scope, WelcomeWizardAnswers answers, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => session.Prepare("""
                INSERT OR REPLACE INTO welcome_wizard (ws, submitted_at, submitted_by, role, email, integrations, join_beta_program)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                """)
                .Bind(1, scope.WorkspaceId)
                .Bind(2, clock.GetUtcNow().UtcDateTime)
                .Bind(3, scope.UserName)
                .Bind(4, answers.Role)
                .Bind(5, answers.Email)
                .Bind(6, JsonSerializer.Serialize(answers.Integrations))
                .Bind(7, answers.JoinBetaProgram is { } join ? (join ? 1L : 0L) : null)
                .Execute(),
            cancellationToken: cancellationToken);
}
