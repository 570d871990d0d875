namespace Opik.Storage;

/// <summary>A dataset item and its runs in the compared experiments.</summary>
public sealed record ComparedItem
{
    /// <summary>The dataset item.</summary>
    public required Guid Id { get; init; }

    /// <summary>The dataset.</summary>
    public required Guid DatasetId { get; init; }

    /// <summary>The item in the newest version that one of the experiments ran over; null when it is gone.</summary>
    public DatasetItem? Item { get; init; }

    /// <summary>Its runs, those of one experiment together, in the order in which the experiments were named.</summary>
    public IReadOnlyList<ExperimentRun> Runs { get; init; } = [];

    /// <summary>By experiment: how its runs went, where something is asserted.</summary>
    public IReadOnlyDictionary<Guid, RunSummary> Summaries { get; init; } = new Dictionary<Guid, RunSummary>();

    /// <summary>Values of the metric that is compared, by experiment; empty unless the query has <see cref="ComparisonQuery.Changes"/>.</summary>
    public IReadOnlyList<ItemChange> Changes { get; init; } = [];
}
