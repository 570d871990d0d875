namespace Opik.Storage;

/// <summary>One line of a chart.</summary>
/// <param name="Group">The group; <see cref="MetricBreakdown.Others"/> for all others, null without a division.</param>
/// <param name="Measure">What it shows.</param>
/// <param name="Values">One value for each interval; null: nothing was measured.</param>
/// <param name="Total">The same measure over the whole range.</param>
/// <param name="Rows">Rows behind the total.</param>
public sealed record LogSeriesLine(string? Group, string Measure, IReadOnlyList<double?> Values, double? Total, long Rows);
