namespace Opik.Storage.Sqlite;

/// <content>Deletion by age, of projects and of workspaces, and space that comes back.</content>
public sealed partial class SqliteTelemetry : ISpace
{
    /// <summary>Deletes traces by age.</summary>
    public IOldTraces OldTraces => field ??= new SqliteOldTraces(this);

    /// <summary>Deletes what belongs to a project or workspace.</summary>
    public IContentDeletion ContentDeletion => field ??= new SqliteTelemetryDeletion(this);

    /// <inheritdoc />
    public Task<bool> ReclaimPieceAsync(CancellationToken cancellationToken) => Database.ReclaimAsync(cancellationToken);
}
