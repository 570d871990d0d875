namespace Opik.Evaluation.Sentiment;

/// <summary>Finds the sentiment of a text. Python: an analyzer with <c>polarity_scores</c>.</summary>
public interface ISentimentAnalyzer
{
    /// <summary>Analyzes a text that is not blank.</summary>
    SentimentScores Analyze(string text);
}
