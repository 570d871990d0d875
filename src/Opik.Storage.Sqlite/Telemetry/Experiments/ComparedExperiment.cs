namespace Opik.Storage.Sqlite;

/// <summary>An experiment of a comparison.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Id">Its id.</param>
/// <param name="Version">Number of its dataset version; null: none.</param>
/// <param name="IsSuite">Whether it is judged by assertions.</param>
internal sealed record ComparedExperiment(long Key, Guid Id, long? Version, bool IsSuite)
{
    /// <summary>Those of the dataset among the ids, in their order; null ids: all of the dataset, newest first.</summary>
    public static List<ComparedExperiment> Find(ViewContext context, Guid dataset, IReadOnlyList<Guid>? ids)
    {
        var found = new List<ComparedExperiment>();
        if (ids is null)
        {
            var all = context.Session.Prepare("SELECT key, id, version, method FROM experiment WHERE ws = ?1 AND dataset_id = ?2 ORDER BY id DESC")
                .Bind(1, context.Workspace).Bind(2, dataset);
            while (all.Step())
                found.Add(Read(all));
            all.Reset();
            return found;
        }

        foreach (var id in ids.Distinct())
        {
            var row = context.Session.Prepare("SELECT key, id, version, method FROM experiment WHERE ws = ?1 AND id = ?2 AND dataset_id = ?3")
                .Bind(1, context.Workspace).Bind(2, id).Bind(3, dataset);
            if (row.Step())
                found.Add(Read(row));
            row.Reset();
        }

        return found;
    }

    private static ComparedExperiment Read(SqliteStatement row) => new(row.Int64(0), row.Id(1), row.NullableInt64(2), row.Int64(3) == (long)EvaluationMethod.EvaluationSuite);
}
