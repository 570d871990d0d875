using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Pages and streams of traces or spans: one snapshot each, from filter to views.</summary>
internal sealed class RowReads(SqliteTelemetry telemetry, EntityTable table, QueryBudget? budget)
{
    private readonly QueryBudget _budget = budget ?? new QueryBudget();
    private readonly IProjectTotals _totals = new StoredProjectTotals();

    /// <summary>The row number of an id; null when absent.</summary>
    public static long? Seq(ViewContext context, EntityTable table, Guid id)
    {
        var row = context.Session.Prepare($"SELECT seq FROM {table.Name} WHERE id=?1 AND ws=?2").Bind(1, id).Bind(2, context.Workspace);
        try
        {
            return row.Step() ? row.Int64(0) : null;
        }
        finally
        {
            row.Reset();
        }
    }

    /// <summary>Runs a read; <paramref name="nothing"/> while nothing was ever written to the workspace.</summary>
    public Task<T> ReadAsync<T>(Scope scope, Func<ViewContext, long, T> read, T nothing, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync(
            session => telemetry.Projects.Find(session, scope.WorkspaceId) is { } workspace ? read(new ViewContext(session, telemetry, workspace), workspace) : nothing,
            cancellationToken);

    /// <summary>One page.</summary>
    public Task<Page<T>> FindAsync<T>(
        Scope scope, Guid projectId, RowFilter filter, int page, int size, Func<ViewContext, IReadOnlyList<long>, List<T>> views, CancellationToken cancellationToken) =>
        ReadAsync(
            scope,
            (context, workspace) =>
            {
                if (Query(context, scope, projectId, filter, workspace) is not { } query)
                    return new Page<T>(page, [], 0);
                var (seqs, total) = new RowFinder(query.Context, query.Rows, _totals).Page(page, size);
                return new Page<T>(page, views(context, seqs), total.Rows, total.Estimated);
            },
            new Page<T>(page, [], 0),
            cancellationToken);

    /// <summary>The next piece of a stream.</summary>
    public Task<IReadOnlyList<T>> StreamAsync<T>(
        Scope scope, Guid projectId, RowFilter filter, int size, Func<ViewContext, IReadOnlyList<long>, List<T>> views, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<T>>(
            scope,
            (context, workspace) => Query(context, scope, projectId, filter, workspace) is { } query
                ? views(context, new RowFinder(query.Context, query.Rows, _totals).First(size))
                : [],
            [],
            cancellationToken);

    /// <summary>Ids of the first rows, in order.</summary>
    public Task<IReadOnlyList<Guid>> IdsAsync(Scope scope, Guid projectId, RowFilter filter, int most, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<Guid>>(
            scope,
            (context, workspace) => Query(context, scope, projectId, filter, workspace) is { } query
                ? [.. new RowFinder(query.Context, query.Rows, _totals).First(most).Select(seq => Id(context, table, seq))]
                : [],
            [],
            cancellationToken);

    /// <summary>The rows of these ids in the project, in their order.</summary>
    public Task<IReadOnlyList<T>> ManyAsync<T>(
        Scope scope, Guid projectId, IReadOnlyList<Guid> ids, Func<ViewContext, IReadOnlyList<long>, List<T>> views, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<T>>(
            scope,
            (context, _) => telemetry.Projects.Find(context.Session, scope.WorkspaceId, projectId) is { } project
                ? views(context, [.. ids.Select(id => SeqOf(context, table, id, project)).OfType<long>()])
                : [],
            [],
            cancellationToken);

    /// <summary>Whether the project has a row (of the source).</summary>
    public Task<bool> ExistsAsync(Scope scope, Guid projectId, EntitySource? source, string index, string condition, CancellationToken cancellationToken) =>
        ReadAsync(
            scope,
            (context, _) =>
            {
                if (telemetry.Projects.Find(context.Session, scope.WorkspaceId, projectId) is not { } project)
                    return false;
                // Older clients do not say their source; they are programs that log.
                var sources = source switch
                {
                    null => string.Empty,
                    EntitySource.Sdk or EntitySource.Unknown => $" AND source IN ({(int)EntitySource.Sdk},{(int)EntitySource.Unknown})",
                    var other => $" AND source={(int)other}",
                };
                var row = context.Session.Prepare($"SELECT 1 FROM {table.Name} INDEXED BY {index} WHERE project=?1{condition}{sources} ORDER BY id DESC LIMIT 1").Bind(1, project);
                try
                {
                    return row.Step();
                }
                finally
                {
                    row.Reset();
                }
            },
            false,
            cancellationToken);

    private static Guid Id(ViewContext context, EntityTable table, long seq)
    {
        var row = context.Session.Prepare($"SELECT id FROM {table.Name} WHERE seq=?1").Bind(1, seq);
        row.Step();
        var id = row.Id(0);
        row.Reset();
        return id;
    }

    private static long? SeqOf(ViewContext context, EntityTable table, Guid id, long project)
    {
        var row = context.Session.Prepare($"SELECT seq FROM {table.Name} WHERE id=?1 AND ws=?2 AND project=?3").Bind(1, id).Bind(2, context.Workspace).Bind(3, project);
        long? seq = row.Step() ? row.Int64(0) : null;
        row.Reset();
        return seq;
    }

    private (QueryContext Context, RowQuery Rows)? Query(ViewContext view, Scope scope, Guid projectId, RowFilter filter, long workspace)
    {
        if (telemetry.Projects.Find(view.Session, scope.WorkspaceId, projectId) is not { } project)
            return null;
        QueryFunctions.Ensure(view.Session);
        var context = new QueryContext(view.Session, new QueryParameters(), table, workspace, project, telemetry.Search) { Budget = _budget };
        return (context, new RowQuery(context, filter));
    }
}
