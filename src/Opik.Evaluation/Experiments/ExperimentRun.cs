using Opik.Datasets;
using Opik.Evaluation.Datasets;
using Opik.Evaluation.Engine;
using Opik.Evaluation.Results;
using Opik.Evaluation.Resume;
using Opik.Evaluation.Tasks;
using Opik.Experiments;

namespace Opik.Evaluation.Experiments;

/// <summary>An evaluation that becomes an experiment: creates it, runs its items, stores the scores of the whole and ends it.</summary>
internal sealed class ExperimentRun(OpikClient client, EvaluationDataset dataset, EvaluationTask task, EvaluationOptions options, ExperimentPurpose purpose)
{
    /// <summary>Runs.</summary>
    public async Task<EvaluationResult> RunAsync(CancellationToken cancellationToken)
    {
        OptionsCheck.Check(options);
        OptionsCheck.CheckTracing(client);
        var project = ProjectChoice.Choose(client, dataset.Dataset, options.ProjectName);
        var version = await VersionAsync(cancellationToken).ConfigureAwait(false);
        var experiment = await client.Experiments.CreateAsync(dataset.Dataset.Name, await DetailsAsync(version, project, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        return await RunAsync(experiment, version, purpose.Suite is { } suite ? suite.Trials : _ => Enumerable.Range(0, options.TrialCount), [], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs what is missing of an experiment that exists.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="trials">Numbers of the runs of an item that are missing.</param>
    /// <param name="stored">The runs that are there.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<EvaluationResult> ContinueAsync(Experiment experiment, Func<DatasetItem, IEnumerable<int>> trials, IReadOnlyList<TestResult> stored, CancellationToken cancellationToken)
    {
        OptionsCheck.Check(options);
        OptionsCheck.CheckTracing(client);
        // One that failed or was cancelled would keep saying so.
        await experiment.UpdateAsync(new ExperimentUpdate { Status = ExperimentStatus.Running }, cancellationToken).ConfigureAwait(false);
        return await RunAsync(experiment, dataset.Version, trials, stored, cancellationToken).ConfigureAwait(false);
    }

    private async Task<EvaluationResult> RunAsync(Experiment experiment, DatasetVersion? version, Func<DatasetItem, IEnumerable<int>> trials, IReadOnlyList<TestResult> stored, CancellationToken cancellationToken)
    {
        var started = client.Clock.GetTimestamp();
        var results = new ResultCollection(options.KeepsResults || options.ExperimentScoringFunctions.Count > 0, stored);
        var run = new EvaluationRun(new EvaluationPlan
        {
            Client = client,
            Items = await ItemSource.OpenAsync(version, options, experiment.Id, cancellationToken).ConfigureAwait(false),
            Task = task,
            Metrics = options.Metrics,
            Functions = options.ScoringFunctions,
            Mapping = options.ScoringKeyMapping,
            Trials = trials,
            ItemMetrics = purpose.Suite?.Judges ?? new ItemChecks(options.ErrorTolerance).Of,
            ShowsTaskToItemMetrics = purpose.Suite is not null,
            Policy = purpose.Suite?.Policy,
            ExperimentId = experiment.Id,
            ProjectName = experiment.ProjectName,
            Source = purpose.Source,
            Prompts = options.Prompts,
            Threads = options.TaskThreads,
            ErrorTolerance = options.ErrorTolerance,
            Progress = options.Progress,
            // Items of a suite say themselves how often they are run.
            TotalRuns = purpose.Suite is null ? ItemSource.Count(version, options) * options.TrialCount : null,
            Collect = results.Add,
        });
        await ExperimentEnd.EnsureAsync(client, experiment.Id, () => run.ExecuteAsync(cancellationToken)).ConfigureAwait(false);

        var scores = await ExperimentScoring.ScoreAsync(client, experiment, options.ExperimentScoringFunctions, results, cancellationToken).ConfigureAwait(false);
        await client.Experiments.FinishAsync([experiment.Id], cancellationToken).ConfigureAwait(false);
        results.WarnOfFailures(client.Logger);
        return new EvaluationResult
        {
            ExperimentId = experiment.Id,
            ExperimentName = experiment.Name,
            DatasetId = dataset.Dataset.Id,
            DatasetName = dataset.Dataset.Name,
            ExperimentUrl = await ExperimentLink.FindAsync(experiment, client.Logger, cancellationToken).ConfigureAwait(false),
            TrialCount = options.TrialCount,
            TestResults = options.KeepsResults ? results.InOrder() : [],
            Scores = results.Statistics(),
            ExperimentScores = scores,
            ItemCount = run.Items,
            RunCount = run.Completed,
            Duration = client.Clock.GetElapsedTime(started),
        };
    }

    // Whatever is inserted while it runs belongs to another version.
    private async Task<DatasetVersion?> VersionAsync(CancellationToken cancellationToken) =>
        dataset.Version ?? (await dataset.Dataset.GetLatestVersionAsync(cancellationToken).ConfigureAwait(false) is { } newest ? new DatasetVersion(dataset.Dataset, newest) : null);

    private async Task<ExperimentDetails> DetailsAsync(DatasetVersion? version, string? project, CancellationToken cancellationToken)
    {
        var metadata = options.ExperimentConfig?.DeepClone().AsObject() ?? [];
        if (options.BlueprintId is { } blueprint)
            metadata["agent_configuration"] = await BlueprintReference.OfAsync(client, blueprint, cancellationToken).ConfigureAwait(false);
        // Runs of suites cannot be resumed, as with the official client.
        if (purpose.Suite is null)
            metadata[ResumeState.Key] = ResumeState.Of(options, version).ToText();
        return new ExperimentDetails
        {
            Name = options.ExperimentName ?? (options.ExperimentNamePrefix is { } prefix ? $"{prefix}-{Guid.NewGuid():N}"[..(prefix.Length + 9)] : null),
            Metadata = metadata,
            Prompts = options.Prompts,
            Tags = options.ExperimentTags,
            Type = purpose.Type,
            EvaluationMethod = purpose.Suite is null ? null : SuitePlan.EvaluationMethod,
            OptimizationId = purpose.OptimizationId,
            DatasetVersionId = version?.Info.Id,
            ProjectName = project,
        };
    }
}
