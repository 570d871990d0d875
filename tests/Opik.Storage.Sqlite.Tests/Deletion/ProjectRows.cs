using Opik.Storage.Sqlite.Tests.Telemetry;

namespace Opik.Storage.Sqlite.Tests.Deletion;

/// <summary>What the telemetry file holds of a project, over every table of the schema that carries one.</summary>
internal static class ProjectRows
{
    /// <summary>Tables with rows of the project, with their number; empty: nothing is left.</summary>
    public static Task<Dictionary<string, long>> CountAsync(SqliteStore store, Guid project) =>
        store.Telemetry.Database.ReadAsync(
            session =>
            {
                var counts = new Dictionary<string, long>(StringComparer.Ordinal);
                foreach (var table in Schema.TablesWith(session, "project"))
                {
                    using var row = session.PrepareOnce($"SELECT count(*) FROM {table} WHERE project IN (SELECT key FROM project WHERE id = ?1)");
                    row.Bind(1, project);
                    row.Step();
                    if (row.Int64(0) > 0)
                        counts.Add(table, row.Int64(0));
                }

                return counts;
            },
            TestContext.Current.CancellationToken);

    /// <summary>Deletes a project as its job does.</summary>
    public static async Task DeleteAsync(SqliteStore store, Guid project)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await store.Telemetry.ContentDeletion.CloseProjectAsync(Scope.Default, project, cancellationToken);
        while (await store.Telemetry.ContentDeletion.DeleteProjectPieceAsync(Scope.Default, project, cancellationToken))
        {
            // A piece at a time.
        }
    }
}
