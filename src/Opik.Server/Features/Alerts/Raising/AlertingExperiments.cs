using Opik.Contracts;
using Opik.Storage;

namespace Opik.Server.Features.Alerts.Raising;

/// <summary>Experiment writes that raise <c>experiment:finished</c> for those that were not complete before.</summary>
internal sealed class AlertingExperiments(IExperiments inner, IAlertEvents events) : IExperiments
{
    public Task CreateAsync(Scope scope, NewExperiment experiment, CancellationToken cancellationToken) => inner.CreateAsync(scope, experiment, cancellationToken);

    public Task<ExperimentView?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken) => inner.GetAsync(scope, id, cancellationToken);

    public Task<Page<ExperimentView>> FindAsync(Scope scope, ExperimentQuery query, CancellationToken cancellationToken) => inner.FindAsync(scope, query, cancellationToken);

    public Task<IReadOnlyList<ExperimentFacts>> GetFactsAsync(Scope scope, ExperimentQuery query, bool totals, CancellationToken cancellationToken) => inner.GetFactsAsync(scope, query, totals, cancellationToken);

    public Task<IReadOnlyList<ExperimentView>> ReadAsync(Scope scope, ExperimentQuery query, Guid? below, int size, CancellationToken cancellationToken) => inner.ReadAsync(scope, query, below, size, cancellationToken);

    public Task PatchAsync(Scope scope, Guid id, ExperimentPatch patch, CancellationToken cancellationToken) =>
        CompletingAsync(scope, [id], patch.Status == ExperimentStatus.Completed, () => inner.PatchAsync(scope, id, patch, cancellationToken));

    public Task PatchManyAsync(Scope scope, IReadOnlyList<Guid> ids, ExperimentPatch patch, bool mergeTags, CancellationToken cancellationToken) =>
        CompletingAsync(scope, ids, patch.Status == ExperimentStatus.Completed, () => inner.PatchManyAsync(scope, ids, patch, mergeTags, cancellationToken));

    public Task DeleteAsync(Scope scope, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) => inner.DeleteAsync(scope, ids, cancellationToken);

    public Task FinishAsync(Scope scope, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        CompletingAsync(scope, ids, true, () => inner.FinishAsync(scope, ids, cancellationToken));

    public Task CancelAsync(Scope scope, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) => inner.CancelAsync(scope, ids, cancellationToken);

    public Task<ExperimentScoreNames> GetScoreNamesAsync(Scope scope, ExperimentQuery query, CancellationToken cancellationToken) => inner.GetScoreNamesAsync(scope, query, cancellationToken);

    public Task<IReadOnlyList<Guid>> GetProjectsAsync(Scope scope, CancellationToken cancellationToken) => inner.GetProjectsAsync(scope, cancellationToken);

    // Clients say it twice, by their status and by finishing; it is told once.
    private Task CompletingAsync(Scope scope, IReadOnlyList<Guid> ids, bool completes, Func<Task> write) =>
        !completes ? write() : events.WriteAsync(
            scope,
            AlertEventType.ExperimentFinished,
            async () => new AlertExpectation([.. (await ReadAsync(scope, ids)).Where(static view => !IsComplete(view)).Select(static view => view.Experiment.Id)], []),
            write,
            async expected => [.. (await ReadAsync(scope, expected.Subjects)).Where(IsComplete).Select(AlertItems.Of)]);

    /// <summary>Whether an experiment is over, by either way of saying so.</summary>
    public static bool IsComplete(ExperimentView view) => view.Experiment.FinishedAt is not null || view.Experiment.Status == ExperimentStatus.Completed;

    private async Task<IReadOnlyList<ExperimentView>> ReadAsync(Scope scope, IReadOnlyList<Guid> ids)
    {
        var views = new List<ExperimentView>();
        foreach (var id in ids.Distinct())
        {
            if (await inner.GetAsync(scope, id, CancellationToken.None) is { } view)
                views.Add(view);
        }

        return views;
    }
}
