namespace Opik.Storage.Sqlite;

/// <summary>What is compared.</summary>
/// <param name="Context">The reader.</param>
/// <param name="DatasetId">The dataset.</param>
/// <param name="Dataset">Its key; null when it is deleted.</param>
/// <param name="Experiments">The experiments, in the order in which they were named.</param>
internal sealed record ComparisonScope(ViewContext Context, Guid DatasetId, long? Dataset, IReadOnlyList<ComparedExperiment> Experiments)
{
    /// <summary>The version whose items are shown: the newest that one of the experiments ran over; null: the newest there is.</summary>
    public long? Version { get; } = Experiments.Max(experiment => experiment.Version);

    public static ComparisonScope Of(ViewContext context, Guid dataset, IReadOnlyList<Guid>? experiments) =>
        new(context, dataset, ComparedExperiment.DatasetKey(context, dataset), ComparedExperiment.Find(context, dataset, experiments));

    /// <summary>Row number of the shown revision of an item; null when it has none.</summary>
    public long? ItemSeq(Guid item) => Dataset is { } key ? DatasetItemRow.Seq(Context.Session, key, item, Version) : null;
}
