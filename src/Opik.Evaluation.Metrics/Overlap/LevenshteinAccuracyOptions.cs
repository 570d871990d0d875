namespace Opik.Evaluation.Overlap;

/// <summary>Choices of <see cref="LevenshteinAccuracyMetric"/>.</summary>
public sealed record LevenshteinAccuracyOptions : MetricOptions
{
    /// <summary>Name of the argument with the right answer. Default: <c>answer</c>. Python: <c>reference_key</c>.</summary>
    public string ReferenceKey { get; init; } = "answer";

    /// <summary>Name of the argument with the answer. Default: <c>output</c>. Python: <c>output_key</c>.</summary>
    public string OutputKey { get; init; } = "output";
}
