namespace Opik.Evaluation.Spans;

/// <summary>Choices of <see cref="ToolAdherenceMetric"/>.</summary>
public sealed record ToolAdherenceOptions : MetricOptions
{
    /// <summary>Whether order and number of calls count too. Default: no, only which tools.</summary>
    public bool IsStrict { get; init; }
}
