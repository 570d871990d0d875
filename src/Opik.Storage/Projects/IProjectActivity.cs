namespace Opik.Storage;

/// <summary>Remembers when traces of a project last changed (<see cref="Project.LastUpdatedTraceAt"/>).</summary>
public interface IProjectActivity
{
    /// <summary>
    /// Notes a change in memory; never blocks. Reads show it at once, <see cref="FlushAsync"/> makes it durable: a crash
    /// loses what was noted since.
    /// </summary>
    void Note(Guid workspaceId, Guid projectId, DateTime time);

    /// <summary>Writes what was noted; completes after the commit.</summary>
    Task FlushAsync(CancellationToken cancellationToken);
}
