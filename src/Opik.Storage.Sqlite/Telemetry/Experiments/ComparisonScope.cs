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

    /// <summary>The experiments of a dataset among the ids; null: all.</summary>
    /// <exception cref="EntityNotFoundException">There is no such dataset, and no experiment that remembers it.</exception>
    public static ComparisonScope Of(ViewContext context, Guid dataset, IReadOnlyList<Guid>? experiments)
    {
        var scope = new ComparisonScope(context, dataset, DatasetKeys.Find(context.Session, context.Workspace, dataset)?.Key, ComparedExperiment.Find(context, dataset, experiments));
        return scope.Dataset is null && scope.Experiments.Count == 0 ? throw Unknown() : scope;
    }

    /// <summary>The failure for a dataset that nobody knows.</summary>
    public static EntityNotFoundException Unknown() => new("Dataset not found");

    /// <summary>Row number of the shown revision of an item; null when it has none.</summary>
    public long? ItemSeq(Guid item) => Dataset is { } key ? SeenItem.Seq(Context.Session, key, item, Version) : null;

    /// <summary>The figures of the experiments.</summary>
    /// <param name="among">The items that count; null: all that one of them ran.</param>
    public FigureTable Figures(IReadOnlyCollection<Guid>? among = null) =>
        new([.. Experiments.Select(experiment => Context.Telemetry.Figures.Get(this, experiment))], among);
}
