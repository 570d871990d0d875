using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Opik.Evaluation.Functions;
using Opik.Evaluation.Spans;
using Opik.Evaluation.Tasks;

namespace Opik.Evaluation.Engine;

/// <summary>Calls one metric or function inside its span, and turns what goes wrong into a failed score.</summary>
internal sealed partial class MetricCall(EvaluationPlan plan)
{
    private readonly OpikClient client = plan.Client;
    private readonly bool survivesMissingArguments = plan.ErrorTolerance == ErrorTolerance.AllScoringErrors;

    /// <summary>Scores with a metric.</summary>
    /// <exception cref="MissingScoreArgumentsException">An argument is missing and <see cref="ErrorTolerance"/> does not cover that.</exception>
    public async ValueTask<IReadOnlyList<ScoreResult>> ScoreAsync(IMetric metric, IReadOnlyDictionary<string, JsonNode?> inputs, TaskSpan? taskSpan, CancellationToken cancellationToken)
    {
        ScoreArguments arguments;
        Dictionary<string, JsonNode?> values;
        using (var span = client.StartSpan(metric.Name + "_arg_validation", ScoringStep.Internal))
        {
            span.SetInputJson(Payloads.ValidationInput(metric.Name));
            try
            {
                values = Arguments(metric, inputs, taskSpan);
                arguments = new ScoreArguments(values) { TaskSpan = taskSpan };
            }
            catch (MissingScoreArgumentsException missing)
            {
                span.SetError(missing);
                if (!survivesMissingArguments)
                    throw;
                return [Failed(metric.Name, missing)];
            }
        }

        using (var span = metric.Track ? client.StartSpan(metric.Name) : null)
        {
            span?.SetInputJson(Payloads.Arguments(values));
            try
            {
                var scores = await metric.ScoreAsync(arguments, cancellationToken).ConfigureAwait(false);
                span?.SetOutputJson(Payloads.Scores(scores));
                return scores;
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                span?.SetError(failure);
                return [Failed(metric.Name, failure)];
            }
        }
    }

    /// <summary>Scores with a function.</summary>
    public async ValueTask<IReadOnlyList<ScoreResult>> ScoreAsync(ScoringFunction function, PlannedItem item, TaskOutput output, TaskSpan? taskSpan, CancellationToken cancellationToken)
    {
        using var span = client.StartSpan(function.Name);
        span.SetInputJson(Payloads.FunctionInput(function.Inputs, item.Json, output.Json));
        try
        {
            var scores = await function.ScoreAsync(item.Item, output.Value, taskSpan, cancellationToken).ConfigureAwait(false);
            span.SetOutputJson(Payloads.Scores(scores));
            return scores;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            span.SetError(failure);
            return [Failed(function.Name, failure)];
        }
    }

    // Only what the metric names: it never sees the rest.
    private static Dictionary<string, JsonNode?> Arguments(IMetric metric, IReadOnlyDictionary<string, JsonNode?> inputs, TaskSpan? taskSpan)
    {
        var values = new Dictionary<string, JsonNode?>(metric.Parameters.Count, StringComparer.Ordinal);
        List<string>? missing = null;
        foreach (var parameter in metric.Parameters)
        {
            if (inputs.TryGetValue(parameter.Name, out var value))
                values[parameter.Name] = value;
            else if (parameter.IsRequired && !(parameter.Name == ScoringStep.TaskSpan && taskSpan is not null))
                (missing ??= []).Add(parameter.Name);
        }

        return missing is null ? values : throw new MissingScoreArgumentsException(metric.Name, missing, [.. inputs.Keys]);
    }

    private ScoreResult Failed(string name, Exception failure)
    {
        LogFailed(client.Logger, name, failure);
        return ScoreResult.Failed(name, failure);
    }

    [LoggerMessage(4202, LogLevel.Warning, "The metric {Metric} failed; its score is marked as failed.")]
    private static partial void LogFailed(ILogger logger, string metric, Exception failure);
}
