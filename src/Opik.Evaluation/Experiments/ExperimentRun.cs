using Opik.Datasets;
using Opik.Evaluation.Datasets;
using Opik.Evaluation.Engine;
using Opik.Evaluation.Results;
using Opik.Evaluation.Tasks;
using Opik.Experiments;

namespace Opik.Evaluation.Experiments;

/// <summary>An evaluation that becomes an experiment: creates it, runs its items, stores the scores of the whole and ends it.</summary>
internal sealed class ExperimentRun(OpikClient client, EvaluationDataset dataset, EvaluationTask task, EvaluationOptions options)
{
    /// <summary>Runs.</summary>
    public async Task<EvaluationResult> RunAsync(CancellationToken cancellationToken)
    {
        OptionsCheck.Check(options);
        if (!client.IsTracingActive)
            throw new InvalidOperationException("Tracing is off, so the runs of an experiment would not be stored. Set client.IsTracingActive, or use EvaluateOnDictItemsAsync.");
        var started = client.Clock.GetTimestamp();
        var project = ProjectChoice.Choose(client, dataset.Dataset, options.ProjectName);
        var version = dataset.Version ?? (await dataset.Dataset.GetLatestVersionAsync(cancellationToken).ConfigureAwait(false) is { } newest ? new DatasetVersion(dataset.Dataset, newest) : null);
        var experiment = await client.Experiments.CreateAsync(dataset.Dataset.Name, Details(version, project), cancellationToken).ConfigureAwait(false);

        var results = new ResultCollection(options.KeepsResults || options.ExperimentScoringFunctions.Count > 0);
        var run = new EvaluationRun(new EvaluationPlan
        {
            Client = client,
            Items = version is null ? AsyncEnumerable.Empty<DatasetItem>() : ItemSource.ReadAsync(version, options, cancellationToken),
            Task = task,
            Metrics = options.Metrics,
            Functions = options.ScoringFunctions,
            Trials = _ => Enumerable.Range(0, options.TrialCount),
            ExperimentId = experiment.Id,
            ProjectName = project,
            Prompts = options.Prompts,
            Threads = options.TaskThreads,
            ErrorTolerance = options.ErrorTolerance,
            Progress = options.Progress,
            TotalRuns = TotalRuns(version),
            Collect = results.Add,
        });
        await ExperimentEnd.EnsureAsync(client, experiment.Id, () => run.ExecuteAsync(cancellationToken)).ConfigureAwait(false);

        var scores = await ExperimentScoring.ScoreAsync(client, experiment, options.ExperimentScoringFunctions, results, cancellationToken).ConfigureAwait(false);
        await client.Experiments.FinishAsync([experiment.Id], cancellationToken).ConfigureAwait(false);
        return new EvaluationResult
        {
            ExperimentId = experiment.Id,
            ExperimentName = experiment.Name,
            DatasetId = dataset.Dataset.Id,
            DatasetName = dataset.Dataset.Name,
            ExperimentUrl = await ExperimentLink.FindAsync(experiment, client.Logger, cancellationToken).ConfigureAwait(false),
            TrialCount = options.TrialCount,
            TestResults = options.KeepsResults ? results.InOrder() : [],
            ExperimentScores = scores,
            ItemCount = run.Items,
            RunCount = run.Completed,
            Duration = client.Clock.GetElapsedTime(started),
        };
    }

    private ExperimentDetails Details(DatasetVersion? version, string? project) => new()
    {
        Name = options.ExperimentName ?? (options.ExperimentNamePrefix is { } prefix ? $"{prefix}-{Guid.NewGuid():N}"[..(prefix.Length + 9)] : null),
        Metadata = options.ExperimentConfig,
        Prompts = options.Prompts,
        Tags = options.ExperimentTags,
        DatasetVersionId = version?.Info.Id,
        ProjectName = project,
    };

    // Filters, samplers and lists of ids leave out items nobody has counted.
    private long? TotalRuns(DatasetVersion? version) =>
        options.DatasetFilter is not null || options.Sampler is not null || options.DatasetItemIds is not null
            ? null
            : Math.Min(version?.Info.ItemsTotal ?? 0, options.Samples ?? int.MaxValue) * (long)options.TrialCount;
}
