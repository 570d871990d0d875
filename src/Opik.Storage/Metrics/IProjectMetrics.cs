namespace Opik.Storage;

/// <summary>Metrics of a project over time.</summary>
public interface IProjectMetrics
{
    /// <summary>The series of the metric, largest group first with a breakdown, else by name.</summary>
    Task<IReadOnlyList<MetricSeries>> GetAsync(Scope scope, MetricQuery query, CancellationToken cancellationToken);
}
