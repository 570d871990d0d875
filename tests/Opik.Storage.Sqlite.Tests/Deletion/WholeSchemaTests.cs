using Opik.Storage.Sqlite.Tests.Telemetry;
using Opik.Testing;

namespace Opik.Storage.Sqlite.Tests.Deletion;

/// <summary>Deletion over every table of both schemas, with a row in each for what goes and for what stays.</summary>
public sealed class WholeSchemaTests
{
    private static readonly Guid Project = Guid.CreateVersion7();
    private static readonly Guid OtherProject = Guid.CreateVersion7();
    private static readonly Scope Gone = new(Guid.CreateVersion7(), "u");
    private static readonly Scope Stays = new(Guid.CreateVersion7(), "u");

    // Keys that rows refer to: they hold no content, and ids never come back.
    private static readonly string[] Keys = ["project", "workspace"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_workspace_leaves_no_row_in_the_catalog_and_others_lose_none()
    {
        using var folder = new TemporaryFolder("schema");
        await using var catalog = SqliteCatalog.Open(folder.Path, TimeProvider.System);
        await using var file = Open(folder);
        await file.WriteAsync(session => FillCatalog(session, Gone.WorkspaceId, Project), cancellationToken: Cancel);
        await file.WriteAsync(session => FillCatalog(session, Stays.WorkspaceId, OtherProject), cancellationToken: Cancel);
        var before = await file.ReadAsync(session => Counts(session, "ws", Stays.WorkspaceId), Cancel);

        while (await catalog.ContentDeletion.DeleteWorkspacePieceAsync(Gone, Cancel))
        {
            // A piece at a time.
        }

        Assert.All(await file.ReadAsync(session => Counts(session, "ws", Gone.WorkspaceId), Cancel), table => Assert.Equal((table.Key, 0L), (table.Key, table.Value)));
        Assert.Equal(before, await file.ReadAsync(session => Counts(session, "ws", Stays.WorkspaceId), Cancel));
        Assert.All(before, table => Assert.True(table.Value > 0, table.Key));
    }

    [Fact]
    public async Task A_project_leaves_no_row_in_the_catalog_and_others_lose_none()
    {
        using var folder = new TemporaryFolder("schema");
        await using var catalog = SqliteCatalog.Open(folder.Path, TimeProvider.System);
        await using var file = Open(folder);
        await file.WriteAsync(session => FillCatalog(session, Gone.WorkspaceId, Project), cancellationToken: Cancel);
        await file.WriteAsync(session => FillCatalog(session, Stays.WorkspaceId, OtherProject), cancellationToken: Cancel);

        await catalog.Projects.DeleteAsync(Gone, [Project], Cancel);
        while (await catalog.ContentDeletion.DeleteProjectPieceAsync(Gone, Project, Cancel))
        {
            // A piece at a time.
        }

        foreach (var column in (string[])["project", "project_id"])
        {
            Assert.All(await file.ReadAsync(session => Counts(session, column, Project), Cancel), table => Assert.Equal((table.Key, 0L), (table.Key, table.Value)));
            Assert.All(await file.ReadAsync(session => Counts(session, column, OtherProject), Cancel), table => Assert.Equal((table.Key, 1L), (table.Key, table.Value)));
        }
    }

    [Fact]
    public async Task A_workspace_leaves_no_row_in_the_telemetry_and_others_lose_none()
    {
        await using var store = new SqliteStore(TimeProvider.System, null);
        var deletion = store.Telemetry.ContentDeletion;
        var (gone, stays) = (await FillTelemetryAsync(store, Gone, Project), await FillTelemetryAsync(store, Stays, OtherProject));
        var before = await store.Telemetry.Database.ReadAsync(session => Counts(session, "ws", stays.Workspace), Cancel);

        foreach (var project in await deletion.GetOpenProjectsAsync(Gone, Cancel))
            await deletion.CloseProjectAsync(Gone, project, Cancel);
        while (await deletion.DeleteWorkspacePieceAsync(Gone, Cancel))
        {
            // A piece at a time.
        }

        Assert.All(await store.Telemetry.Database.ReadAsync(session => Counts(session, "ws", gone.Workspace), Cancel), table => Assert.Equal((table.Key, 0L), (table.Key, table.Value)));
        Assert.All(await store.Telemetry.Database.ReadAsync(session => Counts(session, "project", gone.Project), Cancel), table => Assert.Equal((table.Key, 0L), (table.Key, table.Value)));
        Assert.Equal(before, await store.Telemetry.Database.ReadAsync(session => Counts(session, "ws", stays.Workspace), Cancel));
        Assert.All(await store.Telemetry.Database.ReadAsync(session => Counts(session, "project", stays.Project), Cancel), table => Assert.Equal((table.Key, 1L), (table.Key, table.Value)));
        Assert.Empty(await deletion.GetOpenProjectsAsync(Gone, Cancel));
    }

    private static SqliteDatabase Open(TemporaryFolder folder) =>
        SqliteDatabase.Open(new SqliteDatabaseOptions { Path = Path.Combine(folder.Path, "catalog.db"), Migrations = SqliteMigration.FromResources("Catalog.Migrations") });

    // One row in every table of the workspace; what names another row of it names one and the same id.
    private static void FillCatalog(SqliteSession session, Guid workspace, Guid project)
    {
        var id = Guid.CreateVersion7();
        var values = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["ws"] = workspace, ["project"] = project, ["project_id"] = project, ["id"] = id, ["prompt_id"] = id, ["rule_id"] = id, ["alert_id"] = id, ["trigger_id"] = id, ["bucket_id"] = id,
        };
        new AnyRow(session, new Dictionary<string, object>(values, StringComparer.Ordinal) { ["id"] = project }).Insert("project");
        foreach (var table in Schema.TablesWith(session, "ws").Where(table => table != "project"))
            new AnyRow(session, values).Insert(table);
    }

    private static async Task<(long Workspace, long Project)> FillTelemetryAsync(SqliteStore store, Scope scope, Guid project)
    {
        var (workspace, key) = await store.Telemetry.WriteAsync(scope, write => (write.Workspace, write.Project(project)), Cancel);
        await store.Telemetry.Database.WriteAsync(
            session =>
            {
                var values = new Dictionary<string, object>(StringComparer.Ordinal) { ["ws"] = workspace, ["project"] = key, ["trace"] = Guid.CreateVersion7(), ["definitions"] = "[]" };
                new AnyRow(session, values).Insert("experiment");
                values["experiment"] = session.LastInsertRowId;
                foreach (var table in Schema.TablesWith(session, "ws", "project").Except(Keys).Where(table => table != "experiment"))
                    new AnyRow(session, values).Insert(table);
            },
            cancellationToken: Cancel);
        return (workspace, key);
    }

    private static SortedDictionary<string, long> Counts<T>(SqliteSession session, string column, T value)
    {
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in Schema.TablesWith(session, column))
        {
            if (value is long && Keys.Contains(table))
                continue;
            using var row = session.PrepareOnce($"SELECT count(*) FROM {table} WHERE {column} = ?1");
            if (value is Guid id)
                row.Bind(1, id);
            else
                row.Bind(1, (long)(object)value!);
            row.Step();
            counts.Add(table, row.Int64(0));
        }

        return counts;
    }
}
