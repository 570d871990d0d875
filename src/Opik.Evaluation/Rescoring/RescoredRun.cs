using System.Text.Json;
using Opik.Evaluation.Engine;
using Opik.Evaluation.Errors;
using Opik.Evaluation.Experiments;
using Opik.Evaluation.Functions;
using Opik.Evaluation.Progress;
using Opik.Evaluation.Results;
using Opik.Evaluation.Resume;
using Opik.Evaluation.Scoring;
using Opik.Evaluation.Spans;
using Opik.Evaluation.Tasks;
using Opik.Experiments;

namespace Opik.Evaluation.Rescoring;

/// <summary>Scores the runs of an experiment that exists; the scores are added to their traces.</summary>
internal sealed class RescoredRun(OpikClient client, RescoringOptions options)
{
    private readonly MetricCall calls = new(client, ErrorTolerance.MetricErrors, traces: false);
    private readonly bool needsSpans = options.Metrics.Any(ScoringStep.LooksAtTaskSpan) || options.ScoringFunctions.Any(function => function.Inputs.HasFlag(ScoringInputs.TaskSpan));

    /// <summary>Scores.</summary>
    /// <exception cref="EmptyExperimentException">There is nothing to score.</exception>
    public async Task<EvaluationResult> RunAsync(Experiment experiment, CancellationToken cancellationToken)
    {
        var started = client.Clock.GetTimestamp();
        var runs = await StoredRuns.ReadAsync(experiment, cancellationToken).ConfigureAwait(false);
        if (runs.Count == 0)
            throw new EmptyExperimentException($"The experiment '{experiment.Name}' ({experiment.Id}) has no runs to score.");

        var trials = runs.GroupBy(run => run.DatasetItemId).SelectMany(item => item.Select((run, trial) => (run.Id, trial))).ToDictionary(pair => pair.Id, pair => pair.trial);
        var results = new ResultCollection(keeps: true, []);
        var completed = 0L;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.ScoringThreads, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(runs.Index(), parallel, async (entry, cancellation) =>
        {
            var result = await ScoreAsync(experiment, entry.Item, trials[entry.Item.Id], cancellation).ConfigureAwait(false);
            results.Add(entry.Index, result);
            var ended = Interlocked.Increment(ref completed);
            options.Progress?.Report(new EvaluationProgress(ended, runs.Count, result));
        }).ConfigureAwait(false);
        await client.FlushAsync(cancellationToken: cancellationToken).ConfigureAwait(false);

        var scores = await ExperimentScoring.ScoreAsync(client, experiment, options.ExperimentScoringFunctions, results, cancellationToken).ConfigureAwait(false);
        results.WarnOfFailures(client.Logger);
        return new EvaluationResult
        {
            ExperimentId = experiment.Id,
            ExperimentName = experiment.Name,
            DatasetId = experiment.Info.DatasetId ?? Guid.Empty,
            DatasetName = experiment.DatasetName ?? string.Empty,
            ExperimentUrl = await ExperimentLink.FindAsync(experiment, client.Logger, cancellationToken).ConfigureAwait(false),
            TrialCount = trials.Values.Max() + 1,
            TestResults = results.InOrder(),
            Scores = results.Statistics(),
            ExperimentScores = scores,
            ItemCount = runs.Select(run => run.DatasetItemId).Distinct().Count(),
            RunCount = runs.Count,
            Duration = client.Clock.GetElapsedTime(started),
        };
    }

    private async Task<TestResult> ScoreAsync(Experiment experiment, ExperimentItem run, int trialId, CancellationToken cancellationToken)
    {
        var started = client.Clock.GetTimestamp();
        var (item, value) = (StoredRuns.ItemOf(run), StoredRuns.OutputOf(run));
        var output = new TaskOutput(value, JsonSerializer.SerializeToUtf8Bytes(value, EvaluationJson.Default.JsonObject));
        var itemJson = JsonSerializer.SerializeToUtf8Bytes(item.Data, EvaluationJson.Default.JsonObject);
        var inputs = ScoringKeyMapping.Apply(options.ScoringKeyMapping, item.Data, value);
        UnknownSources.Note(client.Logger, inputs, options.ScoringKeyMapping);
        TaskSpan? span = needsSpans ? await StoredSpans.OfTaskAsync(client, run.TraceId, experiment.ProjectName, cancellationToken).ConfigureAwait(false) : null;
        var scores = new List<ScoreResult>();
        foreach (var metric in options.Metrics)
            scores.AddRange(await calls.ScoreAsync(metric, inputs, span, cancellationToken).ConfigureAwait(false));
        foreach (var function in options.ScoringFunctions)
            scores.AddRange(await calls.ScoreAsync(function, item, itemJson, output, span, cancellationToken).ConfigureAwait(false));
        ScoreUpload.Add(client, run.TraceId, experiment.ProjectName, scores);
        return new TestResult
        {
            TestCase = new TestCase { TraceId = run.TraceId, DatasetItemId = run.DatasetItemId.ToString(), DatasetItem = item, TaskOutput = value, ScoringInputs = inputs.Values },
            ScoreResults = scores,
            TrialId = trialId,
            ScoringTime = client.Clock.GetElapsedTime(started),
        };
    }
}
