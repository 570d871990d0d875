namespace Opik.Storage;

/// <summary>Experiments in figures.</summary>
/// <param name="BaselineId">What the others are measured against.</param>
/// <param name="Items">Dataset items that one of them ran.</param>
/// <param name="SharedItems">Dataset items that all of them ran.</param>
/// <param name="Metrics">Scores, passes and assertions by name, then duration, cost and tokens.</param>
public sealed record ComparisonSummary(Guid BaselineId, int Items, int SharedItems, IReadOnlyList<MetricSummary> Metrics);
