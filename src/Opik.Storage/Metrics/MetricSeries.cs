namespace Opik.Storage;

/// <summary>A time series of a project.</summary>
/// <param name="Name">What is measured, or the group of a breakdown.</param>
/// <param name="Points">One point per interval of the period, also where nothing was measured.</param>
public sealed record MetricSeries(string Name, IReadOnlyList<SeriesPoint> Points);
