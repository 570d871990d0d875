namespace Opik.Evaluation.Distributions;

/// <summary>Choices of metrics that compare how often the words of two texts occur.</summary>
public record DistributionOptions : MetricOptions
{
    /// <summary>Splits a text into words; null: small letters, split at white space. Python: <c>tokenizer</c>.</summary>
    public Func<string, IEnumerable<string>>? Tokenizer { get; init; }

    /// <summary>Whether counts are divided by their sum. Default: yes. Only <see cref="KLDivergenceMetric"/> gives another value without. Python: <c>normalize</c>.</summary>
    public bool Normalize { get; init; } = true;
}
