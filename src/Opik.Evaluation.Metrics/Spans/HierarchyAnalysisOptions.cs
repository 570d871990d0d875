namespace Opik.Evaluation.Spans;

/// <summary>Choices of <see cref="HierarchyAnalysisMetric"/>.</summary>
public sealed record HierarchyAnalysisOptions : MetricOptions
{
    /// <summary>More model calls than this are too many. Default: 5.</summary>
    public int MaxModelCalls { get; init; } = 5;

    /// <summary>Levels of spans that give the whole bonus. Default: 3.</summary>
    public int GoodDepth { get; init; } = 3;
}
