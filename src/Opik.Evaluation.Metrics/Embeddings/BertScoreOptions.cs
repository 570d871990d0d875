namespace Opik.Evaluation.Embeddings;

/// <summary>Choices of <see cref="BertScoreMetric"/>.</summary>
public sealed record BertScoreOptions : MetricOptions
{
    /// <summary>How much each token weighs; null: all the same.</summary>
    public InverseDocumentFrequency? Weights { get; init; }

    /// <summary>Figures of the model that scores are stretched by; null: scores stay as they are, and those of unrelated texts are often far above 0.</summary>
    public BertScoreBaseline? Baseline { get; init; }
}
