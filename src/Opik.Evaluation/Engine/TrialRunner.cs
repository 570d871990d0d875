using Opik.Evaluation.Results;
using Opik.Evaluation.Tasks;
using Opik.Prompts;
using Opik.Tracing;

namespace Opik.Evaluation.Engine;

/// <summary>
/// One run: a trace <c>evaluation_task</c> with the task's span and those of the metrics; its scores become scores of the
/// trace, and the trace is linked to its item.
/// </summary>
internal sealed class TrialRunner(EvaluationPlan plan)
{
    /// <summary>Name of the trace.</summary>
    public const string TraceName = "evaluation_task";

    private readonly OpikClient client = plan.Client;
    private readonly RunScoring scoring = new(plan);
    private readonly bool recordsSpans = plan.NeedsTaskSpan;

    /// <summary>Runs.</summary>
    /// <exception cref="Exception">What the task threw, or what ends the evaluation; it is on the trace, too.</exception>
    public async Task<TestResult> RunAsync(PlannedRun run, CancellationToken cancellationToken)
    {
        using var trace = client.StartTrace(TraceName, new TraceOptions { ProjectName = plan.ProjectName, Source = plan.Source });
        using var recorded = recordsSpans ? client.Tap.Record(trace.Id) : null;
        trace.SetInputJson(run.Item.Json);
        foreach (var prompt in plan.Prompts)
            trace.AttachPrompt(prompt);
        if (plan.ExperimentId is { } experiment && run.Item.Item.Id is { } item)
            client.Delivery.Enqueue(new ExperimentRunItem(experiment, item, trace.Id, trace.ProjectName, client.Clock, plan.Policy?.Invoke(run.Item.Item)));
        try
        {
            var started = client.Clock.GetTimestamp();
            var output = await RunTaskAsync(run, cancellationToken).ConfigureAwait(false);
            var taskTime = client.Clock.GetElapsedTime(started);

            started = client.Clock.GetTimestamp();
            var (scores, inputs) = await scoring.ScoreAsync(run, trace, output, recorded, cancellationToken).ConfigureAwait(false);
            // Resuming tells runs that have ended well by their output.
            trace.SetOutputJson(output.Json);
            ScoreUpload.Add(client, trace.Id, trace.ProjectName, scores);
            return new TestResult
            {
                TestCase = new TestCase { TraceId = trace.Id, DatasetItemId = run.Item.Id, DatasetItem = run.Item.Item, TaskOutput = output.Value, ScoringInputs = inputs.Values },
                ScoreResults = scores,
                TrialId = run.TrialId,
                TaskExecutionTime = taskTime,
                ScoringTime = client.Clock.GetElapsedTime(started),
            };
        }
        catch (Exception failure)
        {
            trace.SetError(failure);
            throw;
        }
    }

    private async Task<TaskOutput> RunTaskAsync(PlannedRun run, CancellationToken cancellationToken)
    {
        using var span = client.StartSpan(plan.Task.Name);
        span.SetInputJson(RunPayloads.TaskInput(run.Item.Json));
        try
        {
            var output = TaskOutput.Of(await plan.Task.RunAsync(run.Item.Item, cancellationToken).ConfigureAwait(false), client.Options);
            if (!span.HasOutput)
                span.SetOutputJson(output.Json);
            return output;
        }
        catch (Exception failure)
        {
            span.SetError(failure);
            RateLimitHint.Log(client.Logger, failure);
            throw;
        }
    }
}
