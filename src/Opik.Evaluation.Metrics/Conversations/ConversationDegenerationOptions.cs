namespace Opik.Evaluation.Conversations;

/// <summary>Choices of <see cref="ConversationDegenerationMetric"/>.</summary>
public sealed record ConversationDegenerationOptions : MetricOptions
{
    /// <summary>Words of a sequence whose repetition counts, at least 2. Default: 3. Python: <c>ngram_size</c>.</summary>
    public int NGramSize { get; init; } = 3;

    /// <summary>What an assistant says that has given up; null: the built-in phrases, empty: none. Python: <c>fallback_phrases</c>.</summary>
    public IReadOnlyCollection<string>? FallbackPhrases { get; init; }
}
