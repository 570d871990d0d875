namespace Opik.Storage;

/// <summary>Numbers over the projects of a workspace.</summary>
public interface IWorkspaceMetrics
{
    /// <summary>Average of every trace score by name, in the period and in the equal one before it.</summary>
    Task<IReadOnlyList<PeriodComparison>> ScoreSummariesAsync(Scope scope, WorkspaceWindow window, CancellationToken cancellationToken);

    /// <summary>
    /// Daily average of the trace score <paramref name="name"/>: one series per project when the window names projects,
    /// else one over all.
    /// </summary>
    Task<IReadOnlyList<WorkspaceSeries>> ScoresAsync(Scope scope, string name, WorkspaceWindow window, CancellationToken cancellationToken);

    /// <summary>Cost of the spans in USD, in the period and in the equal one before it; named <c>cost</c>.</summary>
    Task<PeriodComparison> CostSummaryAsync(Scope scope, WorkspaceWindow window, CancellationToken cancellationToken);

    /// <summary>Daily cost in USD, named <c>cost</c>: one series per project when the window names projects, else one over all.</summary>
    Task<IReadOnlyList<WorkspaceSeries>> CostsAsync(Scope scope, WorkspaceWindow window, CancellationToken cancellationToken);

    /// <summary>
    /// Token usage of spans: one series per usage key with gaps filled, or, with a breakdown, one per group without
    /// filling. Empty for a workspace without projects.
    /// </summary>
    Task<IReadOnlyList<WorkspaceSeries>> SpanTokenUsageAsync(Scope scope, WorkspaceSpanMetricQuery query, CancellationToken cancellationToken);

    /// <summary>Distinct usage keys of the spans of the projects (empty: all), sorted.</summary>
    Task<IReadOnlyList<string>> TokenUsageNamesAsync(Scope scope, IReadOnlyList<Guid> projectIds, CancellationToken cancellationToken);
}
