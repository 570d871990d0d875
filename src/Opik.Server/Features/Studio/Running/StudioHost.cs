using System.Text.Json.Nodes;
using Opik.Contracts;
using Opik.Optimizer;
using Opik.Server.Features.LiveEvents;
using Opik.Server.Features.Studio.Metrics;
using Opik.Server.Features.Studio.Planning;
using Opik.Storage;

namespace Opik.Server.Features.Studio.Running;

/// <summary>The world of a run: evaluations become experiments, everything is remembered, pauses and limits hold.</summary>
internal sealed class StudioHost(
    StudioParts parts, Scope scope, StudioRun run, StudioPlan plan, StudioLive live, StudioMemory memory, StudioLog log, StudioModels models, StudioSpending spending) : IOptimizationHost, IDisposable
{
    private readonly IReadOnlyList<ITrialMetric> _metrics = [.. plan.Metrics.Select(metric => TrialMetrics.Create(metric, models.Judge))];

    public OptimizationLimits Limits => live.Limits;

    public double Spent => spending.Spent;

    public bool Remembers(string key) => memory.Has(key);

    public void Log(OptimizationLogLevel level, string text) => log.Add(level, text);

    public async Task<JsonObject?> AskAsync(ModelQuestion question, CancellationToken cancellationToken)
    {
        if (memory.Has(question.Key))
            return memory.Answer(question.Key);
        await OpenAsync();
        var answer = await parts.Questions.AskAsync(scope, plan, run.Id, models.Thinker, question, cancellationToken);
        await memory.AnswerAsync(question.Key, answer);
        Tell();
        return answer;
    }

    public async Task<IReadOnlyList<RowScore>> EvaluateAsync(EvaluationRequest request, CancellationToken cancellationToken)
    {
        if (memory.Scores(request.Key) is { } known)
            return known;
        await OpenAsync();
        await RequireDatasetAsync(cancellationToken);
        var begun = memory.Experiment(request.Key);
        var experiment = begun ?? UuidV7.Create(parts.Clock);
        if (begun is null)
            await memory.BeginAsync(request.Key, experiment);
        await parts.Experiments.CreateAsync(scope, run, plan, experiment, request, CancellationToken.None);
        live.Current = new StudioCurrent(request);
        Tell();
        var scores = await TryAsync(request, experiment, begun is not null, cancellationToken);
        await parts.Experiments.FinishAsync(scope, experiment);
        var kept = await memory.EndAsync(request.Key, experiment, scores);
        live.Current = null;
        if (request.Kind == EvaluationKind.Trial)
            await parts.Runs.SetTrialsAsync(scope, run.Id, request.Number, CancellationToken.None);
        Tell();
        return kept;
    }

    public void Dispose()
    {
        foreach (var metric in _metrics.OfType<IDisposable>())
            metric.Dispose();
    }

    /// <summary>Throws when somebody has paused the run.</summary>
    private void ThrowIfPausing()
    {
        if (live.IsPausing)
            throw new StudioPausedException();
    }

    // From here on everything is new.
    private async Task OpenAsync()
    {
        await log.FlushAsync();
        ThrowIfPausing();
        log.IsOpen = true;
    }

    private async Task<IReadOnlyList<RowScore>> TryAsync(EvaluationRequest request, Guid experiment, bool isResumed, CancellationToken cancellationToken)
    {
        var scores = new RowScore[request.Rows.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = plan.Concurrency, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(Enumerable.Range(0, scores.Length), options, async (place, gone) =>
        {
            // Not the loop's token: when one row ends the loop, calls on their way come to their end, for they are paid for.
            gone.ThrowIfCancellationRequested();
            scores[place] = await RowAsync(request, experiment, request.Rows[place], isResumed, cancellationToken);
            live.Current?.Add();
            Tell();
        });
        if (scores.All(static score => score.Error is not null))
            throw new OptimizationException($"The model {plan.Model} failed on every row: {scores[0].Error}");
        return scores;
    }

    private async Task<RowScore> RowAsync(EvaluationRequest request, Guid experiment, OptimizationRow row, bool isResumed, CancellationToken cancellationToken)
    {
        if (isResumed && await parts.Calls.RecoverAsync(scope, plan, experiment, row, cancellationToken) is { } done)
            return done;
        ThrowIfPausing();
        await spending.HoldAsync(() => live.Limits.Cost, cancellationToken);
        try
        {
            ThrowIfPausing();
            await RequireDatasetAsync(cancellationToken);
            return await parts.Calls.MakeAsync(scope, plan, run.Id, experiment, request.Candidate, row, _metrics, spending, cancellationToken);
        }
        finally
        {
            spending.Release();
        }
    }

    private async Task RequireDatasetAsync(CancellationToken cancellationToken)
    {
        if (await parts.Datasets.GetAsync(scope, plan.DatasetId, cancellationToken) is null)
            throw new OptimizationException($"The dataset '{plan.DatasetName}' was deleted while the run was using it. What was tried so far is kept.");
    }

    private void Tell()
    {
        parts.Changes.Raise(scope.WorkspaceId, StudioJob.List);
        parts.Changes.Raise(scope.WorkspaceId, "experiments");
    }
}
