using Opik.Datasets;
using Opik.Evaluation.Engine;
using Opik.Evaluation.Errors;
using Opik.Evaluation.Experiments;
using Opik.Evaluation.Results;
using Opik.Evaluation.Tasks;
using Opik.Experiments;

namespace Opik.Evaluation.Resume;

/// <summary>Runs what is missing of an experiment.</summary>
internal sealed class ResumedRun(OpikClient client, Guid experimentId, EvaluationTask task, ResumeOptions options)
{
    /// <summary>Runs.</summary>
    /// <exception cref="ExperimentNotResumableException">It has no state, or one that says no.</exception>
    public async Task<EvaluationResult> RunAsync(CancellationToken cancellationToken)
    {
        var experiment = await client.Experiments.GetAsync(experimentId, cancellationToken).ConfigureAwait(false);
        var state = ResumeState.Read(experiment.Info.Metadata)
            ?? throw new ExperimentNotResumableException($"The experiment {experimentId} says nothing of how it was evaluated; an older or another client made it. Evaluate again.");
        if (state.NotResumable is { } reason)
            throw new ExperimentNotResumableException($"The experiment {experimentId} cannot be resumed: {reason}.");
        var dataset = await client.Datasets.GetAsync(experiment.DatasetName ?? throw new ExperimentNotResumableException($"The dataset of the experiment {experimentId} was deleted."), experiment.ProjectName, cancellationToken).ConfigureAwait(false);
        var version = await dataset.GetVersionAsync(state.VersionName!, cancellationToken).ConfigureAwait(false);
        var again = await OptionsAsync(state, experiment, cancellationToken).ConfigureAwait(false);

        var stored = (await StoredRuns.ReadAsync(experiment, cancellationToken).ConfigureAwait(false)).GroupBy(run => run.DatasetItemId).ToDictionary(runs => runs.Key, runs => runs.ToList());
        return await new ExperimentRun(client, version, task, again, ExperimentPurpose.Of(experiment)).ContinueAsync(
            experiment,
            item => Enumerable.Range(0, state.RunsPerItem).Skip(item.Id is { } id && stored.TryGetValue(id, out var runs) ? runs.Count : 0),
            [.. stored.Values.SelectMany(runs => runs.Select(StoredRuns.ToResult))],
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<EvaluationOptions> OptionsAsync(ResumeState state, Experiment experiment, CancellationToken cancellationToken)
    {
        var tolerance = state.ErrorTolerance is { } level && Enum.IsDefined((ErrorTolerance)level) ? (ErrorTolerance)level : ErrorTolerance.MetricErrors;
        if (state.ErrorTolerance is { } unknown && (int)tolerance != unknown)
            ExperimentLog.UnknownTolerance(client.Logger, experiment.Id, unknown);
        return new EvaluationOptions
        {
            Metrics = options.Metrics,
            ScoringFunctions = options.ScoringFunctions,
            ExperimentScoringFunctions = options.ExperimentScoringFunctions,
            ScoringKeyMapping = options.ScoringKeyMapping,
            TaskThreads = options.TaskThreads,
            Progress = options.Progress,
            ResumeFolder = options.ResumeFolder,
            TrialCount = state.RunsPerItem,
            ErrorTolerance = tolerance,
            // Chosen items are chosen: filter and number have done their work.
            DatasetItemIds = state.NeedsCheckpoint ? await new ResumeCheckpoint(options.ResumeFolder, experiment.Id).ReadAsync(cancellationToken).ConfigureAwait(false) : null,
            DatasetFilter = state.NeedsCheckpoint ? null : state.DatasetFilter,
            Samples = state.NeedsCheckpoint ? null : state.Samples,
        };
    }
}
