namespace Opik.Storage.Sqlite;

/// <summary>Where items are used: a step into the index of runs for each experiment of the dataset.</summary>
internal sealed class SqliteItemUses(SqliteTelemetry telemetry) : IItemUses
{
    private const string Experiments = "experiment e INDEXED BY experiment_dataset";

    private const string CountSql = $"""
        SELECT count(*) FROM {Experiments} WHERE e.ws = ?1 AND e.dataset_id = ?2 AND e.type = 0
          AND EXISTS (SELECT 1 FROM experiment_item i INDEXED BY experiment_item_run WHERE i.experiment = e.key AND i.dataset_item = ?3)
        """;

    // Newest first among equals: ids grow with time.
    private const string ScoresSql = $"""
        SELECT name, experiments, lowest, lowest_in, highest, highest_in FROM (
          SELECT c.name AS name, row_number() OVER (PARTITION BY c.name ORDER BY e.id) AS place,
            dense_rank() OVER (PARTITION BY c.name ORDER BY e.id) + dense_rank() OVER (PARTITION BY c.name ORDER BY e.id DESC) - 1 AS experiments,
            first_value(c.value) OVER low AS lowest, first_value(e.id) OVER low AS lowest_in,
            first_value(c.value) OVER high AS highest, first_value(e.id) OVER high AS highest_in
          FROM {Experiments}
          CROSS JOIN experiment_item i INDEXED BY experiment_item_run ON i.experiment = e.key AND i.dataset_item = ?3
          CROSS JOIN score c ON c.ws = i.ws AND c.kind = 1 AND c.entity = i.trace
          WHERE e.ws = ?1 AND e.dataset_id = ?2 AND e.type = 0
          WINDOW low AS (PARTITION BY c.name ORDER BY c.value, e.id DESC), high AS (PARTITION BY c.name ORDER BY c.value DESC, e.id DESC)
        ) WHERE place = 1 ORDER BY experiments DESC, name LIMIT 100
        """;

    /// <inheritdoc />
    public Task<ItemUses> FindAsync(Scope scope, Guid datasetId, Guid itemId, CancellationToken cancellationToken)
    {
        return telemetry.Database.ReadAsync(
            session => telemetry.Projects.Find(session, scope.WorkspaceId) is { } workspace
                ? new ItemUses(Count(Ask(session, CountSql, workspace)), Scores(Ask(session, ScoresSql, workspace)))
                : new ItemUses(0, []),
            cancellationToken);

        SqliteStatement Ask(SqliteSession session, string sql, long workspace) => session.Prepare(sql).Bind(1, workspace).Bind(2, datasetId).Bind(3, itemId);
    }

    private static long Count(SqliteStatement row)
    {
        row.Step();
        var count = row.Int64(0);
        row.Reset();
        return count;
    }

    private static List<ItemScore> Scores(SqliteStatement row)
    {
        var scores = new List<ItemScore>();
        while (row.Step())
            scores.Add(new ItemScore(row.Text(0)!, row.Int64(1), row.Double(2), row.Id(3), row.Double(4), row.Id(5)));
        row.Reset();
        return scores;
    }
}
