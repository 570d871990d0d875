using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <inheritdoc cref="IGuardrailResults" />
internal sealed class SqliteGuardrailResults(SqliteTelemetry telemetry) : IGuardrailResults
{
    private const string SaveSql =
        "INSERT INTO guardrail (ws, trace, span, name, project, passed, config, details, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) "
        + "ON CONFLICT (ws, trace, span, name) DO UPDATE SET project = excluded.project, passed = excluded.passed, config = excluded.config, details = excluded.details";

    /// <inheritdoc />
    public Task AddAsync(Scope scope, IReadOnlyList<GuardrailCheck> checks, CancellationToken cancellationToken) =>
        telemetry.WriteAsync(
            scope,
            write =>
            {
                foreach (var check in checks)
                    Save(write, write.Project(check.ProjectId), check);
            },
            cancellationToken);

    private static void Save(TelemetryWrite write, long project, GuardrailCheck check)
    {
        var statement = write.Session.Prepare(SaveSql)
            .Bind(1, write.Workspace).Bind(2, check.EntityId).Bind(3, check.SecondaryId).Bind(4, check.Name).Bind(5, project)
            .Bind(6, check.Passed ? 1L : 0L).Bind(9, write.Now);
        BindObject(statement, 7, check.Config);
        BindObject(statement, 8, check.Details);
        statement.Execute();
        write.Note(project, traces: 1);
    }

    private static void BindObject(SqliteStatement statement, int index, JsonText json) =>
        statement.BindText(index, json.IsEmpty ? "{}"u8 : json.Utf8.Span);
}
