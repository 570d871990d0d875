namespace Opik.Evaluation.Matching;

/// <summary>Choices of metrics that compare texts.</summary>
public record MatchingOptions : MetricOptions
{
    /// <summary>Whether <c>A</c> and <c>a</c> differ. Default: no. Python: <c>case_sensitive</c>.</summary>
    public bool IsCaseSensitive { get; init; }
}
