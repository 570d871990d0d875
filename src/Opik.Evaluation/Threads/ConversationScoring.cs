using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Opik.Evaluation.Conversations;
using Opik.Evaluation.Engine;

namespace Opik.Evaluation.Threads;

/// <summary>Scores one conversation with metrics of conversations, each inside its span; what goes wrong becomes a failed score.</summary>
internal sealed partial class ConversationScoring(OpikClient client, IReadOnlyList<IMetric> metrics)
{
    /// <summary>The conversation and the names of the metrics, as inputs of trace and span show them.</summary>
    public JsonObject Input(IReadOnlyList<ConversationMessage> conversation) => new()
    {
        ["conversation"] = Json(conversation),
        ["metrics"] = new JsonArray([.. metrics.Select(metric => (JsonNode)metric.Name)]),
    };

    /// <summary>Scores, in a span <c>metrics_calculation</c>.</summary>
    public async Task<IReadOnlyList<ScoreResult>> ScoreAsync(IReadOnlyList<ConversationMessage> conversation, CancellationToken cancellationToken)
    {
        using var span = client.StartSpan(ScoringStep.Calculation, ScoringStep.Internal);
        span.SetInput(Input(conversation));
        var scores = new List<ScoreResult>(metrics.Count);
        foreach (var metric in metrics)
            scores.AddRange(await ScoreAsync(metric, conversation, cancellationToken).ConfigureAwait(false));
        span.SetOutputJson(Engine.RunPayloads.Scores(scores));
        return scores;
    }

    private async Task<IReadOnlyList<ScoreResult>> ScoreAsync(IMetric metric, IReadOnlyList<ConversationMessage> conversation, CancellationToken cancellationToken)
    {
        using var span = metric.Track ? client.StartSpan(metric.Name) : null;
        span?.SetInput(new JsonObject { ["conversation"] = Json(conversation) });
        try
        {
            var scores = await metric.ScoreAsync(new ScoreArguments(new JsonObject { ["conversation"] = Json(conversation) }), cancellationToken).ConfigureAwait(false);
            span?.SetOutputJson(Engine.RunPayloads.Scores(scores));
            return scores;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            span?.SetError(failure);
            LogFailed(client.Logger, metric.Name, failure);
            return [ScoreResult.Failed(metric.Name, failure)];
        }
    }

    private static JsonArray Json(IReadOnlyList<ConversationMessage> conversation) => new([.. conversation.Select(message => (JsonNode)message.ToJson())]);

    [LoggerMessage(4302, LogLevel.Warning, "The metric {Metric} failed on a conversation; its score is marked as failed.")]
    private static partial void LogFailed(ILogger logger, string metric, Exception failure);
}
