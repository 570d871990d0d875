namespace Opik.Evaluation.Sentiment;

/// <summary>What the sentiment metrics let one choose.</summary>
public sealed record SentimentOptions : MetricOptions
{
    /// <summary>The analyzer; null: <see cref="VaderAnalyzer"/>. Python: <c>analyzer</c>.</summary>
    public ISentimentAnalyzer? Analyzer { get; init; }
}
