namespace Opik.Storage;

/// <summary>A time series over projects of a workspace.</summary>
/// <param name="ProjectId">The project; null for a series over all projects asked.</param>
/// <param name="Name">What is measured: score name, <c>cost</c>, usage key, or the group of a breakdown.</param>
/// <param name="Points">Points in order of time.</param>
public sealed record WorkspaceSeries(Guid? ProjectId, string Name, IReadOnlyList<SeriesPoint> Points);
