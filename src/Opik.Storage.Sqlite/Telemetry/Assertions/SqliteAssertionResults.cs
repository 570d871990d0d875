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
}
