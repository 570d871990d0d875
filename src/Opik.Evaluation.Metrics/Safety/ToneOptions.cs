namespace Opik.Evaluation.Safety;

/// <summary>Choices of <see cref="ToneMetric"/>. An own list replaces the built-in one; an empty list switches its check off.</summary>
public sealed record ToneOptions : MetricOptions
{
    /// <summary>Lowest sentiment, -1 to 1: (kind words - unkind words) / (kind words + unkind words). Default: -0.2. Python: <c>min_sentiment</c>.</summary>
    public double MinSentiment { get; init; } = -0.2;

    /// <summary>Largest share of capitals among the letters, 0 to 1. Default: 0.3. Python: <c>max_upper_ratio</c>.</summary>
    public double MaxUpperRatio { get; init; } = 0.3;

    /// <summary>Largest number of exclamation marks. Default: 3. Python: <c>max_exclamations</c>.</summary>
    public double MaxExclamations { get; init; } = 3;

    /// <summary>Kind words; null: the built-in ones. Python: <c>positive_lexicon</c>.</summary>
    public IReadOnlyCollection<string>? PositiveLexicon { get; init; }

    /// <summary>Unkind words; null: the built-in ones. Python: <c>negative_lexicon</c>.</summary>
    public IReadOnlyCollection<string>? NegativeLexicon { get; init; }

    /// <summary>What must not occur, also within words; null: the built-in phrases. Python: <c>forbidden_phrases</c>.</summary>
    public IReadOnlyCollection<string>? ForbiddenPhrases { get; init; }
}
