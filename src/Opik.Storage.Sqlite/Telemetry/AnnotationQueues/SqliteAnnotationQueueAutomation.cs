namespace Opik.Storage.Sqlite;

/// <inheritdoc cref="IAnnotationQueueAutomation" />
internal sealed class SqliteAnnotationQueueAutomation(SqliteTelemetry telemetry) : IAnnotationQueueAutomation
{
    /// <summary>Who changes queues here; no row shows it.</summary>
    private const string UserName = "automation";

    // Entities of one write: it must not hold up the ingest behind it.
    private const int PieceSize = 200;

    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <inheritdoc />
    public async Task<QueueAutomationRun> RunAsync(bool retry, CancellationToken cancellationToken)
    {
        if (retry)
            await telemetry.Database.WriteAsync(session => QueueCandidates.Retry(session, telemetry.Now - (long)LongestWait.TotalMicroseconds), cancellationToken: cancellationToken).ConfigureAwait(false);
        var (changed, added, more) = (new List<Guid>(), 0, false);
        foreach (var workspace in await telemetry.Database.ReadAsync(QueueCandidates.Workspaces, cancellationToken).ConfigureAwait(false))
        {
            var piece = await telemetry.WriteAsync(new Scope(workspace, UserName), Piece, cancellationToken).ConfigureAwait(false);
            if (piece.Added > 0)
                changed.Add(workspace);
            added += piece.Added;
            more |= piece.HasMore;
        }

        var waits = await telemetry.Database.ReadAsync(QueueCandidates.AnyWaits, cancellationToken).ConfigureAwait(false);
        return new QueueAutomationRun(changed, added, more, waits);
    }

    private static (int Added, bool HasMore) Piece(TelemetryWrite write)
    {
        var next = QueueCandidates.Next(write.Session, write.Workspace, PieceSize);
        var routing = new QueueRouting(write);
        foreach (var (kind, entity) in next)
            QueueCandidates.Looked(write, kind, entity, waits: !routing.Route(kind, entity));
        return (routing.Added, next.Count == PieceSize);
    }
}
