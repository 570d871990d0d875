using System.Text.Json.Nodes;
using Opik.Evaluation.Functions;
using Opik.Evaluation.Spans;
using Opik.Evaluation.Tasks;

namespace Opik.Evaluation.Engine;

/// <summary>Scores one run: first what looks at inputs and outputs, then what looks at the spans of the task.</summary>
internal sealed class RunScoring
{
    private readonly MetricCall calls;
    private readonly IReadOnlyList<IMetric> plainMetrics;
    private readonly IReadOnlyList<IMetric> spanMetrics;
    private readonly IReadOnlyList<ScoringFunction> plainFunctions;
    private readonly IReadOnlyList<ScoringFunction> spanFunctions;
    private readonly OpikClient client;

    public RunScoring(EvaluationPlan plan)
    {
        client = plan.Client;
        calls = new MetricCall(plan);
        (plainMetrics, spanMetrics) = ([.. plan.Metrics.Where(metric => !ScoringStep.LooksAtTaskSpan(metric))], [.. plan.Metrics.Where(ScoringStep.LooksAtTaskSpan)]);
        (plainFunctions, spanFunctions) = ([.. plan.Functions.Where(function => !LooksAtSpan(function))], [.. plan.Functions.Where(LooksAtSpan)]);
    }

    /// <summary>Scores.</summary>
    /// <returns>The scores in the order of metrics and functions, and what the metrics saw.</returns>
    public async Task<(IReadOnlyList<ScoreResult> Scores, IReadOnlyDictionary<string, JsonNode?> Inputs)> ScoreAsync(
        PlannedRun run, OpikTrace trace, TaskOutput output, CancellationToken cancellationToken)
    {
        var scores = new List<ScoreResult>(plainMetrics.Count + spanMetrics.Count + plainFunctions.Count + spanFunctions.Count);
        var inputs = Inputs(run, output);
        using (var span = client.StartSpan(ScoringStep.Calculation, ScoringStep.Internal))
        {
            span.SetInputJson(Payloads.CalculationInput(run, trace.Id, output.Json));
            await AddAsync(span, [.. plainMetrics, .. run.Item.Metrics], plainFunctions, null).ConfigureAwait(false);
            span.SetOutputJson(Payloads.CalculationOutput(scores, run.TrialId));
        }

        if (spanMetrics.Count + spanFunctions.Count == 0)
            return (scores, inputs);
        var taskSpan = TaskSpans.OfTask(trace);
        using (var span = client.StartSpan(ScoringStep.SpanCalculation, ScoringStep.Internal))
        {
            var before = scores.Count;
            await AddAsync(span, spanMetrics, spanFunctions, taskSpan).ConfigureAwait(false);
            span.SetOutputJson(Payloads.Scores(scores.Skip(before).ToArray()));
        }

        return (scores, inputs);

        async Task AddAsync(OpikSpan span, IReadOnlyList<IMetric> metrics, IReadOnlyList<ScoringFunction> functions, TaskSpan? taskSpan)
        {
            try
            {
                foreach (var metric in metrics)
                    scores.AddRange(await calls.ScoreAsync(metric, inputs, taskSpan, cancellationToken).ConfigureAwait(false));
                foreach (var function in functions)
                    scores.AddRange(await calls.ScoreAsync(function, run.Item, output, taskSpan, cancellationToken).ConfigureAwait(false));
            }
            catch (Exception failure)
            {
                span.SetError(failure);
                throw;
            }
        }
    }

    private static bool LooksAtSpan(ScoringFunction function) => function.Inputs.HasFlag(ScoringInputs.TaskSpan);

    private static Dictionary<string, JsonNode?> Inputs(PlannedRun run, TaskOutput output)
    {
        var inputs = new Dictionary<string, JsonNode?>(run.Item.Item.Data.Count + output.Value.Count + 1, StringComparer.Ordinal);
        foreach (var (name, value) in run.Item.Item.Data)
            inputs[name] = value;
        inputs["id"] = JsonValue.Create(run.Item.Id);
        foreach (var (name, value) in output.Value)
            inputs[name] = value;
        return inputs;
    }
}
