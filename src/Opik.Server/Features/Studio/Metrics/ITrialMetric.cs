using System.Text.Json.Nodes;

namespace Opik.Server.Features.Studio.Metrics;

/// <summary>Scores the output for a row. Called by several threads.</summary>
internal interface ITrialMetric
{
    /// <summary>Scores; what cannot be scored throws <see cref="Evaluation.MetricComputationException"/> or <see cref="Llm.ChatException"/>.</summary>
    Task<TrialScore> ScoreAsync(JsonObject data, string output, CancellationToken cancellationToken);
}
