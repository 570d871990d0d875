using Opik.Evaluation.Functions;
using Opik.Evaluation.Recording;
using Opik.Evaluation.Scoring;
using Opik.Evaluation.Spans;
using Opik.Evaluation.Tasks;
using Opik.Tracing.Recording;

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
    private readonly ScoringKeyMapping? mapping;
    private readonly bool showsTaskToItemMetrics;

    public RunScoring(EvaluationPlan plan)
    {
        (client, mapping, showsTaskToItemMetrics) = (plan.Client, plan.Mapping, plan.ShowsTaskToItemMetrics);
        calls = new MetricCall(plan.Client, plan.ErrorTolerance);
        (plainMetrics, spanMetrics) = ([.. plan.Metrics.Where(metric => !ScoringStep.LooksAtTaskSpan(metric))], [.. plan.Metrics.Where(ScoringStep.LooksAtTaskSpan)]);
        (plainFunctions, spanFunctions) = ([.. plan.Functions.Where(function => !LooksAtSpan(function))], [.. plan.Functions.Where(LooksAtSpan)]);
    }

    /// <summary>Scores.</summary>
    /// <returns>The scores in the order of metrics and functions, and what the metrics saw.</returns>
    public async Task<(IReadOnlyList<ScoreResult> Scores, MappedArguments Inputs)> ScoreAsync(
        PlannedRun run, OpikTrace trace, TaskOutput output, RecordedItems? recorded, CancellationToken cancellationToken)
    {
        var scores = new List<ScoreResult>(plainMetrics.Count + spanMetrics.Count + plainFunctions.Count + spanFunctions.Count);
        var inputs = ScoringKeyMapping.Apply(mapping, run.Item.Item.Data, output.Value);
        UnknownSources.Note(client.Logger, inputs, mapping);
        using (var span = client.StartSpan(ScoringStep.Calculation, ScoringStep.Internal))
        {
            span.SetInputJson(RunPayloads.CalculationInput(run, trace.Id, output.Json));
            await AddAsync(span, plainMetrics, plainFunctions, null).ConfigureAwait(false);
            // Those of the item come after those of all items.
            await AddAsync(span, ItemMetrics(run, span), [], showsTaskToItemMetrics ? Recorded(recorded) : null).ConfigureAwait(false);
            span.SetOutputJson(RunPayloads.CalculationOutput(scores, run.TrialId));
        }

        if (spanMetrics.Count + spanFunctions.Count == 0)
            return (scores, inputs);
        var taskSpan = Recorded(recorded) ?? throw new InvalidOperationException("Nothing of the task was traced, so no metric can look at its spans.");
        using (var span = client.StartSpan(ScoringStep.SpanCalculation, ScoringStep.Internal))
        {
            var before = scores.Count;
            await AddAsync(span, spanMetrics, spanFunctions, taskSpan).ConfigureAwait(false);
            span.SetOutputJson(RunPayloads.ScoreList(scores.Skip(before).ToArray()));
        }

        return (scores, inputs);

        async Task AddAsync(OpikSpan span, IReadOnlyList<IMetric> metrics, IReadOnlyList<ScoringFunction> functions, TaskSpan? taskSpan)
        {
            try
            {
                foreach (var metric in metrics)
                    scores.AddRange(await calls.ScoreAsync(metric, inputs, taskSpan, cancellationToken).ConfigureAwait(false));
                foreach (var function in functions)
                    scores.AddRange(await calls.ScoreAsync(function, run.Item.Item, run.Item.Json, output, taskSpan, cancellationToken).ConfigureAwait(false));
            }
            catch (Exception failure)
            {
                span.SetError(failure);
                throw;
            }
        }
    }

    private static TaskSpan? Recorded(RecordedItems? recorded) => recorded is not null && RecordedTaskSpans.Spans(recorded) is [var first, ..] ? first : null;

    private static IReadOnlyList<IMetric> ItemMetrics(PlannedRun run, OpikSpan span)
    {
        try
        {
            return run.Item.Metrics;
        }
        catch (Exception failure)
        {
            span.SetError(failure);
            throw;
        }
    }

    private static bool LooksAtSpan(ScoringFunction function) => function.Inputs.HasFlag(ScoringInputs.TaskSpan);
}
