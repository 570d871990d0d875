using System.Text.Json.Nodes;

namespace Opik.Evaluation.Sentiment;

/// <summary>What a sentiment analyzer found.</summary>
/// <param name="Negative">Share of negative tokens, 0 to 1. Python: <c>neg</c>.</param>
/// <param name="Neutral">Share of neutral tokens, 0 to 1. Python: <c>neu</c>.</param>
/// <param name="Positive">Share of positive tokens, 0 to 1. Python: <c>pos</c>.</param>
/// <param name="Compound">Sentiment of the whole, -1 to 1. Python: <c>compound</c>.</param>
public sealed record SentimentScores(double Negative, double Neutral, double Positive, double Compound)
{
    internal JsonObject ToJson() => new() { ["neg"] = Negative, ["neu"] = Neutral, ["pos"] = Positive, ["compound"] = Compound };
}
