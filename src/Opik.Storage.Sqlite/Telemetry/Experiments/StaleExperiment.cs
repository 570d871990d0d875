namespace Opik.Storage.Sqlite;

/// <summary>An experiment whose totals have to be computed.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Dataset">Key of its dataset; null when it is deleted.</param>
/// <param name="Version">Number of its dataset version; null: none.</param>
/// <param name="IsSuite">Whether it is judged by assertions.</param>
internal sealed record StaleExperiment(long Key, long? Dataset, long? Version, bool IsSuite)
{
    /// <summary>Selects those of a condition on <c>e</c>; experiments without items have no totals to compute.</summary>
    public static string Select(string where) => $"""
        SELECT e.key, (SELECT d.key FROM dataset d WHERE d.ws = e.ws AND d.id = e.dataset_id), e.version, e.method
        FROM experiment e JOIN experiment_totals x ON x.experiment = e.key
        WHERE {where} AND (x.changes <> x.computed OR x.format <> {ExperimentJson.TotalsFormat})
        """;

    public static List<StaleExperiment> Read(SqliteStatement row)
    {
        var found = new List<StaleExperiment>();
        while (row.Step())
            found.Add(new StaleExperiment(row.Int64(0), row.NullableInt64(1), row.NullableInt64(2), row.Int64(3) == (long)EvaluationMethod.EvaluationSuite));
        return found;
    }

    /// <summary>The number of changes that a snapshot has.</summary>
    public static long Changes(SqliteSession session, long experiment)
    {
        var row = session.Prepare("SELECT changes FROM experiment_totals WHERE experiment = ?1").Bind(1, experiment);
        try
        {
            return row.Step() ? row.Int64(0) : 0;
        }
        finally
        {
            row.Reset();
        }
    }
}
