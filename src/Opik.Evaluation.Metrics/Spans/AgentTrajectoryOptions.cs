namespace Opik.Evaluation.Spans;

/// <summary>Choices of <see cref="AgentTrajectoryMetric"/>.</summary>
public sealed record AgentTrajectoryOptions : MetricOptions
{
    /// <summary>More steps than this are too many, at least 1. Default: 10. Python: <c>max_steps</c>.</summary>
    public int MaxSteps { get; init; } = 10;
}
