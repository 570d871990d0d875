using Opik.Storage;

namespace Opik.Server.Features.Environments.Gates;

/// <summary>Finds the runs of a suite that count.</summary>
internal sealed class SuiteRuns(IExperiments experiments, IDatasetVersions versions)
{
    // The newest of a version: more than enough to pass over what was cancelled or ran some items only.
    private const int Looked = 20;

    /// <summary>The newest whole run that has ended, and a newer one that has not.</summary>
    public async Task<(SuiteRun? Ended, SuiteRun? Running)> NewestAsync(Scope scope, ExperimentQuery query, CancellationToken cancellationToken)
    {
        SuiteRun? running = null;
        foreach (var view in (await experiments.FindAsync(scope, query with { Page = 1, Size = Looked }, cancellationToken)).Content)
        {
            if (view.Experiment.Status is ExperimentStatus.Cancelled or ExperimentStatus.Failed)
                continue;
            var run = SuiteRun.Of(view, await ItemsAsync(scope, view.Experiment, cancellationToken));
            if (view.Experiment is { Status: ExperimentStatus.Running, FinishedAt: null })
                running ??= run;
            else if (run.PassRate is not null && run.IsWhole())
                return (run, running);
        }

        return (null, running);
    }

    private async Task<long?> ItemsAsync(Scope scope, Experiment experiment, CancellationToken cancellationToken)
    {
        if (experiment.DatasetVersion?.Hash is not { } hash)
            return null;
        try
        {
            return (await versions.GetAsync(scope, experiment.DatasetId, hash, cancellationToken)).ItemsTotal;
        }
        catch (EntityNotFoundException)
        {
            return null;
        }
    }
}
