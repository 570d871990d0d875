using System.Text.Json;
using Opik.Contracts;
using Opik.Llm;
using Opik.Optimizer;
using Opik.Server.Features.ChatCompletions;
using Opik.Server.Features.Jobs;
using Opik.Server.Features.Studio.Explaining;
using Opik.Server.Features.Studio.Planning;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.Studio.Running;

/// <summary>
/// Runs an optimization. After a restart, or a pause, the algorithm begins again and takes the same way: what was done is
/// remembered and answered at once, a trial that was half done goes on with the rows that are missing.
/// </summary>
internal sealed partial class StudioJob(
    StudioParts parts, StudioEnds ends, StudioLives lives, PlannedRows rows, ModelCalls models, IOptimizations optimizations, TrialExplainer explainer, ILogger<StudioJob> log) : IJobHandler
{
    public const string JobKind = "studio-run";

    /// <summary>The list whose changes pages are told of.</summary>
    public const string List = "optimizations";

    public string Kind => JobKind;

    // Others wait for models too.
    public int MostAtOnce => 2;

    public async Task<JsonText?> RunAsync(JobRun job, CancellationToken cancellationToken)
    {
        var scope = job.Job.Scope;
        var id = JsonSerializer.Deserialize<StudioJobPayload>(job.Job.Payload.Utf8.Span, WireJson.Options)!.RunId;
        // The server went down while it paused.
        if (await parts.Runs.GetAsync(scope, id, cancellationToken) is { State: StudioRunState.Pausing } && lives.Find(id) is null)
            await parts.Runs.MoveAsync(scope, id, [StudioRunState.Pausing], StudioRunState.Paused, cancellationToken);
        if (await parts.Runs.GetAsync(scope, id, cancellationToken) is not { State: StudioRunState.Queued or StudioRunState.Running } run)
            return null;
        var live = await lives.BeginAsync(id, new OptimizationLimits(run.TrialLimit, run.CostLimit), cancellationToken);
        try
        {
            if (await parts.Runs.MoveAsync(scope, id, [StudioRunState.Queued, StudioRunState.Running], StudioRunState.Running, cancellationToken))
                await RunAsync(scope, run, live);
            else
                await parts.Runs.MoveAsync(scope, id, [StudioRunState.Pausing], StudioRunState.Paused, cancellationToken);
        }
        finally
        {
            lives.End(live);
            parts.Changes.Raise(scope.WorkspaceId, List);
            parts.Changes.Raise(scope.WorkspaceId, "experiments");
        }

        return null;
    }

    private async Task RunAsync(Scope scope, StudioRun run, StudioLive live)
    {
        var lines = new StudioLog(parts.Runs, scope, run.Id);
        try
        {
            await OptimizeAsync(scope, run, live, lines);
        }
        catch (StudioPausedException)
        {
            await parts.Runs.AddLineAsync(scope, run.Id, StudioLineLevel.Info, "The run is paused.", CancellationToken.None);
            await parts.Runs.MoveAsync(scope, run.Id, [StudioRunState.Pausing], StudioRunState.Paused, CancellationToken.None);
        }
        catch (OperationCanceledException) when (live.IsStopped)
        {
            // Who stopped it has ended it.
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or StoreUnavailableException))
        {
            if (failure is not (OptimizationException or EntityNotFoundException or ChatException))
                LogBroken(log, run.Id, failure);
            lines.IsOpen = true;
            lines.Add(OptimizationLogLevel.Error, failure.Message);
            await ends.FailAsync(scope, run, failure);
        }
        finally
        {
            await lines.FlushAsync();
        }
    }

    private async Task OptimizeAsync(Scope scope, StudioRun run, StudioLive live, StudioLog lines)
    {
        var plan = StudioPlan.Read(run.Plan);
        var memory = new StudioMemory(parts.Runs, scope, run.Id, await parts.Runs.GetStepsAsync(scope, run.Id, live.Stopping));
        var known = await rows.ReadAsync(scope, plan, live.Stopping);
        if (known.Count == 0)
            throw new OptimizationException($"The dataset '{plan.DatasetName}' has no items of the run any more.");
        var spending = new StudioSpending(parts.Runs, scope, run);
        using var clients = await StudioModels.OpenAsync(models, scope, plan, spending, live.Stopping);
        await optimizations.UpdateAsync(scope, run.Id, new OptimizationPatch(null, OptimizationStatus.Running, null, null), CancellationToken.None);
        var algorithm = PromptOptimizer.Algorithm(plan.Algorithm)!;
        var text = memory.IsEmpty ? $"{algorithm.Name}: {plan.Model}, {known.Count} items, {run.TrialLimit} trials at most." : $"The run goes on after {run.Trials} trials.";
        await parts.Runs.AddLineAsync(scope, run.Id, StudioLineLevel.Info, text, CancellationToken.None);
        lines.IsOpen = memory.IsEmpty;
        using var host = new StudioHost(parts, scope, run, plan, live, memory, lines, clients, spending);
        var result = await PromptOptimizer.RunAsync(algorithm, plan.ToSetup(known), host, live.Stopping);
        lines.IsOpen = true;
        lines.Add(OptimizationLogLevel.Info, Ended(result));
        await lines.FlushAsync();
        if (result.Best is { Number: > 0 } best && result.Reason != StopReason.CostLimit && memory.Experiment($"trial/{best.Candidate.Id}") is { } experiment)
            await ExplainAsync(scope, run, plan, experiment, clients, lines, live.Stopping);
        await ends.CompleteAsync(scope, run, result.Reason);
    }

    // A run without an explanation is a good run all the same; one that was made before a restart is kept.
    private async Task ExplainAsync(Scope scope, StudioRun run, StudioPlan plan, Guid experiment, StudioModels clients, StudioLog lines, CancellationToken cancellationToken)
    {
        try
        {
            await explainer.ExplainOnceAsync(scope, run.Id, experiment, clients.Thinker, plan.ReasoningModel, cancellationToken);
        }
        catch (Exception failure) when (failure is ChatException or EntityNotFoundException)
        {
            lines.Add(OptimizationLogLevel.Warn, $"The best trial was not explained: {failure.Message}");
        }
    }

    private static string Ended(OptimizationResult result) => result is { Best: { } best, Baseline: { } baseline }
        ? $"Ended: {StopNames.Of(result.Reason) ?? "completed"}. Best is T{best.Number} with {best.Score:0.0000}, the beginning had {baseline.Score:0.0000}."
        : $"Ended: {StopNames.Of(result.Reason) ?? "completed"}, before the first prompt was tried.";

    [LoggerMessage(3330, LogLevel.Warning, "The run {Run} of the Optimization Studio broke off.")]
    private static partial void LogBroken(ILogger log, Guid run, Exception failure);
}
