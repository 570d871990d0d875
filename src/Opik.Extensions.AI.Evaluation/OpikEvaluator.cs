using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.AI.Evaluation;
using Opik.Evaluation;

namespace Opik.Extensions.AI.Evaluation;

/// <summary>
/// A metric of Opik as an evaluator of Microsoft.Extensions.AI.Evaluation. The metric reads <c>input</c> (the last user
/// message), <c>output</c> (the response), <c>conversation</c> (all messages and the response), and each further context under
/// its name: <c>new EvaluationContext("reference", "…")</c> is its <c>reference</c>.
/// </summary>
public sealed class OpikEvaluator : IEvaluator
{
    private readonly Func<IChatClient?, IMetric> _metric;

    /// <param name="metric">A metric that needs no model, or has one.</param>
    public OpikEvaluator(IMetric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        _metric = _ => metric;
        EvaluationMetricNames = [metric.Name];
    }

    /// <param name="name">Name of the score.</param>
    /// <param name="metric">Makes a judge that asks the model of the evaluation's <see cref="ChatConfiguration"/>.</param>
    public OpikEvaluator(string name, Func<IChatClient, IMetric> metric)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(metric);
        _metric = client => metric(client ?? throw new InvalidOperationException($"The judge '{name}' asks a model: give the evaluation a ChatConfiguration."));
        EvaluationMetricNames = [name];
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<string> EvaluationMetricNames { get; }

    /// <summary>Scores a response. What cannot be scored becomes a metric without a value and with an error as diagnostic.</summary>
    public async ValueTask<EvaluationResult> EvaluateAsync(
        IEnumerable<ChatMessage> messages, ChatResponse modelResponse, ChatConfiguration? chatConfiguration = null, IEnumerable<EvaluationContext>? additionalContext = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        ArgumentNullException.ThrowIfNull(modelResponse);
        var metric = _metric(chatConfiguration?.ChatClient);
        try
        {
            var results = await metric.ScoreAsync(new ScoreArguments(Arguments([.. messages], modelResponse, additionalContext)), cancellationToken).ConfigureAwait(false);
            return new EvaluationResult(results.Select(Metric));
        }
        catch (Exception unscorable) when (unscorable is MetricComputationException or ArgumentException)
        {
            var failed = new NumericMetric(metric.Name);
            failed.AddDiagnostics(EvaluationDiagnostic.Error(unscorable.Message));
            return new EvaluationResult(failed);
        }
    }

    private static JsonObject Arguments(List<ChatMessage> messages, ChatResponse response, IEnumerable<EvaluationContext>? contexts)
    {
        var conversation = new JsonArray([.. messages.Concat(response.Messages).Select(message => (JsonNode)new JsonObject { ["role"] = message.Role.Value, ["content"] = message.Text })]);
        var arguments = new JsonObject
        {
            ["input"] = messages.LastOrDefault(message => message.Role == ChatRole.User)?.Text ?? string.Empty,
            ["output"] = response.Text,
            ["conversation"] = conversation,
        };
        foreach (var context in contexts ?? [])
        {
            var texts = context.Contents.OfType<TextContent>().Select(content => content.Text).ToList();
            arguments[context.Name] = texts.Count == 1 ? texts[0] : new JsonArray([.. texts.Select(text => (JsonNode)text)]);
        }

        return arguments;
    }

    private static NumericMetric Metric(ScoreResult score)
    {
        var metric = new NumericMetric(score.Name, score.ScoringFailed ? null : score.Value, score.Reason);
        if (score.ScoringFailed)
            metric.AddDiagnostics(EvaluationDiagnostic.Error(score.Reason ?? "Scoring failed."));
        foreach (var (key, value) in score.Metadata ?? [])
            metric.AddOrUpdateMetadata(key, value?.ToJsonString() ?? "null");
        return metric;
    }
}
