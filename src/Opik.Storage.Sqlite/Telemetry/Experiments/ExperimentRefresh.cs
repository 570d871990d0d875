using System.Collections.Concurrent;

namespace Opik.Storage.Sqlite;

/// <summary>
/// Brings stored totals up to date before they are read. Reads that need the totals of one experiment at the same time wait
/// for the same walk over its traces; what is up to date, and that is the rule, waits for nobody.
/// </summary>
internal sealed class ExperimentRefresh(SqliteTelemetry telemetry)
{
    private readonly ConcurrentDictionary<long, Lazy<Task>> _running = new();

    /// <summary>Of all that a query matches, apart from what looks at totals.</summary>
    public async Task OfQueryAsync(Scope scope, ExperimentQuery query, CancellationToken cancellationToken)
    {
        // A walk that somebody else had begun may have missed what the caller has just written: look once more.
        if (await PassAsync(scope, query, cancellationToken).ConfigureAwait(false))
            await PassAsync(scope, query, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Of the experiments with these ids.</summary>
    public Task OfIdsAsync(Scope scope, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        ids.Count == 0 ? Task.CompletedTask : OfQueryAsync(scope, new ExperimentQuery { Ids = ids }, cancellationToken);

    private async Task<bool> PassAsync(Scope scope, ExperimentQuery query, CancellationToken cancellationToken)
    {
        var found = await ReadAsync<List<StaleExperiment>>(
            scope,
            context =>
            {
                var selection = new ExperimentSelection(context, scope, query);
                using var row = selection.Prepare(context.Session, StaleExperiment.Select(selection.WhereBeforeTotals));
                return StaleExperiment.Read(row);
            },
            [],
            cancellationToken).ConfigureAwait(false);
        var joined = false;
        foreach (var stale in found)
            joined |= await OneAsync(scope, stale).WaitAsync(cancellationToken).ConfigureAwait(false);
        return joined;
    }

    // Others may wait for the same: it goes on when the first client has gone. True when somebody else had begun it.
    private async Task<bool> OneAsync(Scope scope, StaleExperiment stale)
    {
        var own = new Lazy<Task>(() => ComputeAsync(scope, stale));
        var running = _running.GetOrAdd(stale.Key, own);
        try
        {
            await running.Value.ConfigureAwait(false);
            return running != own;
        }
        finally
        {
            _running.TryRemove(KeyValuePair.Create(stale.Key, running));
        }
    }

    private async Task ComputeAsync(Scope scope, StaleExperiment stale)
    {
        // The number of changes and the traces come from one snapshot: later writes raise the number again.
        var (changes, totals) = await ReadAsync(
            scope,
            context => (StaleExperiment.Changes(context.Session, stale.Key), ExperimentJson.Write(new ExperimentSums(context, stale).Compute())),
            default,
            CancellationToken.None).ConfigureAwait(false);
        await telemetry.WriteAsync(
            scope,
            write => write.Session.Prepare("UPDATE experiment_totals SET computed = ?2, format = ?3, totals = ?4 WHERE experiment = ?1 AND computed <= ?2")
                .Bind(1, stale.Key).Bind(2, changes).Bind(3, (long)ExperimentJson.TotalsFormat).BindText(4, totals).Execute(),
            CancellationToken.None).ConfigureAwait(false);
    }

    private Task<T> ReadAsync<T>(Scope scope, Func<ViewContext, T> read, T nothing, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync(
            session => telemetry.Projects.Find(session, scope.WorkspaceId) is { } workspace ? read(new ViewContext(session, telemetry, workspace)) : nothing,
            cancellationToken);
}
