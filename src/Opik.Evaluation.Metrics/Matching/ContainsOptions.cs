namespace Opik.Evaluation.Matching;

/// <summary>Choices of <see cref="ContainsMetric"/>.</summary>
public sealed record ContainsOptions : MatchingOptions
{
    /// <summary>What to look for where a call gives nothing; null: each call must. Python: <c>reference</c>.</summary>
    public string? Reference { get; init; }
}
