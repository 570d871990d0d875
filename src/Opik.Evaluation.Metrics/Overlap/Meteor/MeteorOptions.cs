namespace Opik.Evaluation.Overlap;

/// <summary>Choices of <see cref="MeteorMetric"/>.</summary>
public sealed record MeteorOptions : MetricOptions
{
    /// <summary>How much precision weighs against recall. Default 0.9.</summary>
    public double Alpha { get; init; } = 0.9;

    /// <summary>Exponent of the share of chunks in the penalty. Default 3.</summary>
    public double Beta { get; init; } = 3;

    /// <summary>Largest penalty for a different order. Default 0.5.</summary>
    public double Gamma { get; init; } = 0.5;

    /// <summary>Lexicon of synonyms; null: <see cref="WordNetSynonyms"/>. For other languages than English: <see cref="NoSynonyms"/>, or one of your own.</summary>
    public ISynonyms? Synonyms { get; init; }
}
