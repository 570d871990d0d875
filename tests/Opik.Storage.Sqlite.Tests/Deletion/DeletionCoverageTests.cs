using Opik.Storage.Sqlite.Tests.Telemetry;
using Opik.Testing;

namespace Opik.Storage.Sqlite.Tests.Deletion;

/// <summary>A new table that belongs to projects or workspaces cannot be forgotten by their deletion.</summary>
public sealed class DeletionCoverageTests
{
    // Keys that rows refer to: they hold no content, and ids never come back.
    private static readonly string[] Keys = ["project", "workspace", "term"];

    [Fact]
    public async Task Every_telemetry_table_with_a_project_is_covered()
    {
        await using var store = new SqliteStore(TimeProvider.System, null);

        var tables = await store.Telemetry.Database.ReadAsync(session => Schema.TablesWith(session, "project", "project_id"), TestContext.Current.CancellationToken);

        Assert.Equal(tables.Except(Keys).Order(StringComparer.Ordinal), SqliteTelemetryDeletion.ProjectTables.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_catalog_table_with_a_project_or_workspace_is_covered()
    {
        using var folder = new TemporaryFolder("coverage");
        await using (SqliteCatalog.Open(folder.Path, TimeProvider.System))
        {
            // Makes the file.
        }

        await using var database = SqliteDatabase.Open(new SqliteDatabaseOptions { Path = Path.Combine(folder.Path, "catalog.db"), Migrations = SqliteMigration.FromResources("Catalog.Migrations") });
        var ofProjects = await database.ReadAsync(session => Schema.TablesWith(session, "project", "project_id"), TestContext.Current.CancellationToken);
        var ofWorkspaces = await database.ReadAsync(session => Schema.TablesWith(session, "ws"), TestContext.Current.CancellationToken);

        var guarded = await database.ReadAsync(Triggers, TestContext.Current.CancellationToken);

        Assert.Equal(ofProjects.Order(StringComparer.Ordinal), SqliteCatalogDeletion.ProjectTables.Except(["prompt_environment", "prompt_version", "prompt_deployment", "prompt_draft", "online_rule", "online_rule_log", "alert_trigger", "alert_bucket", "alert_bucket_item", "alert_firing", "alert_message", "alert_mute", "playground_row", "playground_cell", "studio_line", "studio_step"]).Order(StringComparer.Ordinal));
        Assert.Equal(ofProjects.Order(StringComparer.Ordinal), guarded.Order(StringComparer.Ordinal));
        Assert.Equal(ofWorkspaces.Order(StringComparer.Ordinal), SqliteCatalogDeletion.WorkspaceTables.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_piece_finds_its_rows_by_their_keys_and_walks_no_other()
    {
        await using var store = new SqliteStore(TimeProvider.System, null);

        var plans = await store.Telemetry.Database.ReadAsync(
            session => SqliteTelemetryDeletion.KeyedDeletes.ToDictionary(sql => sql, sql => Plan(session, sql)), TestContext.Current.CancellationToken);

        // The last column that leads to the rows; what only names a project or workspace is a walk.
        string[] keys = ["entity=?)", "id=?)", "trace=?)", "otel_id=?)", "source=?)", "term=?)", "project_totals USING INTEGER PRIMARY KEY (rowid=?)"];
        Assert.All(plans, plan => Assert.True(keys.Any(key => plan.Value.EndsWith(key, StringComparison.Ordinal)), $"{plan.Key}: {plan.Value}"));
    }

    private static string Plan(SqliteSession session, string sql)
    {
        using var row = session.PrepareOnce("EXPLAIN QUERY PLAN " + sql);
        row.Step();
        return row.Text(3)!;
    }

    // Tables that refuse a row of a project that is gone.
    private static List<string> Triggers(SqliteSession session)
    {
        var tables = new List<string>();
        using var row = session.PrepareOnce("SELECT tbl_name FROM sqlite_master WHERE type = 'trigger' AND name = tbl_name || '_of_project'");
        while (row.Step())
            tables.Add(row.Text(0)!);
        return tables;
    }
}
