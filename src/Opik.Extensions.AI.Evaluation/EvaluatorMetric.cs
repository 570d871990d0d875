using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.AI.Evaluation;
using Opik.Evaluation;

namespace Opik.Extensions.AI.Evaluation;

/// <summary>
/// An evaluator of Microsoft.Extensions.AI.Evaluation as a metric of Opik: each of its metrics becomes a score. It is given
/// <c>input</c> as user message, or <c>conversation</c> as messages, and <c>output</c> as response.
/// </summary>
/// <param name="evaluator">The evaluator.</param>
/// <param name="chatConfiguration">Its model; null: it needs none.</param>
/// <param name="contexts">Makes its contexts out of the arguments; null: it needs none.</param>
public sealed class EvaluatorMetric(IEvaluator evaluator, ChatConfiguration? chatConfiguration = null, Func<ScoreArguments, IEnumerable<EvaluationContext>>? contexts = null) : IMetric
{
    /// <inheritdoc/>
    public string Name { get; } = string.Join(", ", (evaluator ?? throw new ArgumentNullException(nameof(evaluator))).EvaluationMetricNames);

    /// <inheritdoc/>
    public bool Track { get; init; } = true;

    /// <inheritdoc/>
    public string? ProjectName { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<MetricParameter> Parameters { get; init; } = [new("output"), new("input", false), new("conversation", false)];

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ScoreResult>> ScoreAsync(ScoreArguments arguments, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var response = new ChatResponse(new ChatMessage(ChatRole.Assistant, Text(arguments["output"])));
        var result = await evaluator.EvaluateAsync(Messages(arguments), response, chatConfiguration, contexts?.Invoke(arguments), cancellationToken).ConfigureAwait(false);
        return [.. result.Metrics.Values.Select(MetricScores.Of)];
    }

    private static List<ChatMessage> Messages(ScoreArguments arguments) => arguments["conversation"] is JsonArray conversation
        ? [.. conversation.OfType<JsonObject>().Select(message => new ChatMessage(new ChatRole(Text(message["role"])), Text(message["content"])))]
        : [new ChatMessage(ChatRole.User, Text(arguments["input"]))];

    private static string Text(JsonNode? node) => node switch
    {
        null => string.Empty,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => node.ToJsonString(),
    };
}
