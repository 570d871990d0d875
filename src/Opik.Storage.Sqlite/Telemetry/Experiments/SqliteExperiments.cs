using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <inheritdoc cref="IExperiments" />
internal sealed class SqliteExperiments(SqliteTelemetry telemetry) : IExperiments
{
    private readonly ExperimentRefresh _refresh = new(telemetry);

    /// <inheritdoc />
    public Task CreateAsync(Scope scope, NewExperiment experiment, CancellationToken cancellationToken) =>
        telemetry.WriteAsync(scope, write => ExperimentWrites.Create(write, experiment), cancellationToken);

    /// <inheritdoc />
    public async Task<ExperimentView?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken)
    {
        await _refresh.OfIdsAsync(scope, [id], cancellationToken).ConfigureAwait(false);
        return await ReadAsync<ExperimentView?>(scope, context => ExperimentReads.Get(context, id), null, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task<Page<ExperimentView>> FindAsync(Scope scope, ExperimentQuery query, CancellationToken cancellationToken)
    {
        var needsTotals = await NeedsTotalsAsync(scope, query, cancellationToken).ConfigureAwait(false);
        if (needsTotals)
            await _refresh.OfQueryAsync(scope, query, cancellationToken).ConfigureAwait(false);
        var page = await PageAsync(scope, query, cancellationToken).ConfigureAwait(false);
        if (needsTotals || page.Content.Count == 0)
            return page;
        await _refresh.OfIdsAsync(scope, Ids(page.Content), cancellationToken).ConfigureAwait(false);
        return await PageAsync(scope, query, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<ExperimentFacts>> GetFactsAsync(Scope scope, ExperimentQuery query, bool totals, CancellationToken cancellationToken)
    {
        if (totals || await NeedsTotalsAsync(scope, query, cancellationToken).ConfigureAwait(false))
            await _refresh.OfQueryAsync(scope, query, cancellationToken).ConfigureAwait(false);
        return await ReadAsync<IReadOnlyList<ExperimentFacts>>(
            scope, context => ExperimentReads.Facts(context, new ExperimentSelection(context, scope, query), totals), [], cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<ExperimentView>> ReadAsync(Scope scope, ExperimentQuery query, Guid? below, int size, CancellationToken cancellationToken)
    {
        var rows = await PieceAsync(scope, query, below, size, cancellationToken).ConfigureAwait(false);
        await _refresh.OfIdsAsync(scope, Ids(rows), cancellationToken).ConfigureAwait(false);
        return rows.Count == 0 ? rows : await PieceAsync(scope, query, below, size, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public Task PatchAsync(Scope scope, Guid id, ExperimentPatch patch, CancellationToken cancellationToken) =>
        telemetry.WriteAsync(
            scope,
            write =>
            {
                if (!ExperimentWrites.Patch(write, id, patch, mergeTags: false))
                    throw new EntityNotFoundException($"Experiment not found with id '{id:D}'");
            },
            cancellationToken);

    /// <inheritdoc />
    public Task PatchManyAsync(Scope scope, IReadOnlyList<Guid> ids, ExperimentPatch patch, bool mergeTags, CancellationToken cancellationToken) =>
        ForEachAsync(scope, ids, (write, id) => ExperimentWrites.Patch(write, id, patch, mergeTags), cancellationToken);

    /// <inheritdoc />
    public async Task DeleteAsync(Scope scope, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        foreach (var id in ids)
        {
            while (!await telemetry.WriteAsync(scope, write => ExperimentWrites.Delete(write, id), cancellationToken).ConfigureAwait(false))
            {
                // A piece at a time: a delete of many items must not hold up the ingest behind it.
            }
        }
    }

    /// <inheritdoc />
    public Task FinishAsync(Scope scope, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        ForEachAsync(scope, ids, ExperimentWrites.Finish, cancellationToken);

    /// <inheritdoc />
    public Task CancelAsync(Scope scope, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        ForEachAsync(scope, ids, ExperimentWrites.Cancel, cancellationToken);

    /// <inheritdoc />
    public async Task<ExperimentScoreNames> GetScoreNamesAsync(Scope scope, ExperimentQuery query, CancellationToken cancellationToken)
    {
        var feedback = new SortedSet<string>(StringComparer.Ordinal);
        var own = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var facts in await GetFactsAsync(scope, query, totals: true, cancellationToken).ConfigureAwait(false))
        {
            feedback.UnionWith(facts.Totals!.FeedbackScores.Keys);
            own.UnionWith(facts.Scores.Select(score => score.Name));
        }

        return new ExperimentScoreNames([.. feedback], [.. own]);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<Guid>> GetProjectsAsync(Scope scope, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<Guid>>(scope, ExperimentReads.Projects, [], cancellationToken);

    private static List<Guid> Ids(IReadOnlyList<ExperimentView> rows) => [.. rows.Select(row => row.Experiment.Id)];

    private Task<bool> NeedsTotalsAsync(Scope scope, ExperimentQuery query, CancellationToken cancellationToken) =>
        query.Sort is null && query.Filters.Count == 0
            ? Task.FromResult(false)
            : ReadAsync(scope, context => new ExperimentSelection(context, scope, query).NeedsTotals, false, cancellationToken);

    private Task<Page<ExperimentView>> PageAsync(Scope scope, ExperimentQuery query, CancellationToken cancellationToken) =>
        ReadAsync(
            scope,
            context => ExperimentReads.Page(context, new ExperimentSelection(context, scope, query), query.Page, query.Size),
            new Page<ExperimentView>(query.Page, [], 0),
            cancellationToken);

    private Task<IReadOnlyList<ExperimentView>> PieceAsync(Scope scope, ExperimentQuery query, Guid? below, int size, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<ExperimentView>>(
            scope,
            context =>
            {
                var selection = new ExperimentSelection(context, scope, query with { Sort = null });
                selection.Below(below);
                return ExperimentReads.Rows(context, selection, size, 0);
            },
            [],
            cancellationToken);

    private Task ForEachAsync(Scope scope, IReadOnlyList<Guid> ids, Action<TelemetryWrite, Guid> change, CancellationToken cancellationToken) =>
        telemetry.WriteAsync(
            scope,
            write =>
            {
                foreach (var id in ids)
                    change(write, id);
            },
            cancellationToken);

    private Task<T> ReadAsync<T>(Scope scope, Func<ViewContext, T> read, T nothing, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync(
            session => telemetry.Projects.Find(session, scope.WorkspaceId) is { } workspace ? read(new ViewContext(session, telemetry, workspace)) : nothing,
            cancellationToken);
}
