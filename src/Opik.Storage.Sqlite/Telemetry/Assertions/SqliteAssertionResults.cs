using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <inheritdoc cref="IAssertionResults" />
internal sealed class SqliteAssertionResults(SqliteTelemetry telemetry) : IAssertionResults
{
    /// <inheritdoc />
    public Task PutAsync(Scope scope, IReadOnlyList<AssertionResultWrite> results, CancellationToken cancellationToken) =>
        telemetry.WriteAsync(
            scope,
            write =>
            {
                foreach (var result in results)
                    AssertionTable.Save(write, write.Project(result.ProjectId), result);
            },
            cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<Guid, IReadOnlyList<AssertionOutcome>>> GetOfTracesAsync(Scope scope, IReadOnlyList<Guid> traces, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync<IReadOnlyDictionary<Guid, IReadOnlyList<AssertionOutcome>>>(
            session =>
            {
                var found = new Dictionary<Guid, IReadOnlyList<AssertionOutcome>>();
                if (telemetry.Projects.Find(session, scope.WorkspaceId) is not { } workspace)
                    return found;
                var context = new ViewContext(session, telemetry, workspace);
                foreach (var trace in traces)
                {
                    if (AssertionRows.Read(context, trace) is { } outcomes)
                        found[trace] = outcomes;
                }

                return found;
            },
            cancellationToken);
}
