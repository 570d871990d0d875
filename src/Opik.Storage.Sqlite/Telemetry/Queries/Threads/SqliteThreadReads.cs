using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Reads of threads from the embedded store.</summary>
internal sealed class SqliteThreadReads(SqliteTelemetry telemetry, QueryBudget? budget = null) : IThreadReads
{
    private readonly QueryBudget _budget = budget ?? new QueryBudget();

    /// <inheritdoc />
    public Task<ThreadView?> GetAsync(Scope scope, Guid projectId, string threadId, CancellationToken cancellationToken) =>
        ReadAsync<ThreadView?>(
            scope,
            projectId,
            (context, project) => Seq(context.Session.Prepare("SELECT seq FROM thread WHERE project=?1 AND thread=?2").Bind(1, project).Bind(2, threadId)) is { } seq ? ThreadViews.Read(context, [seq], messages: true, queues: true).FirstOrDefault() : null,
            null,
            cancellationToken);

    /// <inheritdoc />
    public Task<ThreadView?> GetByModelIdAsync(Scope scope, Guid modelId, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync(
            session => telemetry.Projects.Find(session, scope.WorkspaceId) is { } workspace && Seq(session.Prepare("SELECT seq FROM thread WHERE model_id=?1 AND ws=?2").Bind(1, modelId).Bind(2, workspace)) is { } seq
                ? ThreadViews.Read(new ViewContext(session, telemetry, workspace), [seq], messages: true, queues: true).FirstOrDefault()
                : null,
            cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlySet<Guid>> HavingAsync(Scope scope, IReadOnlyCollection<Guid> projectIds, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync<IReadOnlySet<Guid>>(
            session => projectIds
                .Where(id => telemetry.Projects.Find(session, scope.WorkspaceId, id) is { } project && Seq(session.Prepare("SELECT seq FROM thread WHERE project=?1 LIMIT 1").Bind(1, project)) is not null)
                .ToHashSet(),
            cancellationToken);

    /// <inheritdoc />
    public Task<Page<ThreadView>> FindAsync(Scope scope, ThreadQuery query, CancellationToken cancellationToken) =>
        ReadAsync(
            scope,
            query.ProjectId,
            (context, project) =>
            {
                var (seqs, total) = Finder(context, project, query, stream: false).Page(query.Page, query.Size);
                return new Page<ThreadView>(query.Page, ThreadViews.Read(context, seqs, query.Messages, query.Queues), total.Rows, total.Estimated);
            },
            new Page<ThreadView>(query.Page, [], 0),
            cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<ThreadView>> ReadAsync(Scope scope, ThreadQuery query, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<ThreadView>>(
            scope,
            query.ProjectId,
            (context, project) => ThreadViews.Read(context, Finder(context, project, query, stream: true).First(query.Size), query.Messages, query.Queues),
            [],
            cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<ThreadTurn>> GetTurnsAsync(Scope scope, Guid projectId, string threadId, int most, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<ThreadTurn>>(scope, projectId, (context, project) => ThreadTurns.Read(context, project, threadId, most), [], cancellationToken);

    /// <inheritdoc />
    public Task<TextSearch> SearchTurnsAsync(Scope scope, Guid projectId, string threadId, string text, int snippets, CancellationToken cancellationToken) =>
        ReadAsync(scope, projectId, (context, project) => TextWithin.Thread(context, project, threadId, text, snippets), TextSearch.Nothing, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<Guid>> FindIdsAsync(Scope scope, ThreadQuery query, int most, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<Guid>>(
            scope,
            query.ProjectId,
            (context, project) => [.. Finder(context, project, query, stream: false).First(most).Select(seq => ModelId(context.Session, seq))],
            [],
            cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<ThreadView>> GetManyAsync(Scope scope, ThreadQuery query, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<ThreadView>>(
            scope,
            query.ProjectId,
            (context, project) =>
            {
                var seqs = ids.Select(id => Seq(context.Session.Prepare("SELECT seq FROM thread WHERE model_id=?1 AND project=?2").Bind(1, id).Bind(2, project))).OfType<long>();
                return ThreadViews.Read(context, [.. seqs], query.Messages, query.Queues);
            },
            [],
            cancellationToken);

    private static Guid ModelId(SqliteSession session, long seq)
    {
        var row = session.Prepare("SELECT model_id FROM thread WHERE seq=?1").Bind(1, seq);
        row.Step();
        var id = row.Id(0);
        row.Reset();
        return id;
    }

    private ThreadFinder Finder(ViewContext context, long project, ThreadQuery query, bool stream)
    {
        QueryFunctions.Ensure(context.Session);
        var parameters = new QueryContext(context.Session, new QueryParameters(), EntityTable.Traces, context.Workspace, project, telemetry.Search) { Budget = _budget };
        return new ThreadFinder(context, new ThreadRowQuery(parameters, query, stream), _budget);
    }

    private Task<T> ReadAsync<T>(Scope scope, Guid projectId, Func<ViewContext, long, T> read, T nothing, CancellationToken cancellationToken) =>
        telemetry.Database.ReadAsync(
            session => telemetry.Projects.Find(session, scope.WorkspaceId) is { } workspace && telemetry.Projects.Find(session, scope.WorkspaceId, projectId) is { } project
                ? read(new ViewContext(session, telemetry, workspace), project)
                : nothing,
            cancellationToken);

    private static long? Seq(SqliteStatement row)
    {
        try
        {
            return row.Step() ? row.Int64(0) : null;
        }
        finally
        {
            row.Reset();
        }
    }
}
