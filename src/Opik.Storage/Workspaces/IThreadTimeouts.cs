namespace Opik.Storage;

/// <summary>When threads become inactive, for the worker that closes them.</summary>
public interface IThreadTimeouts
{
    /// <summary>The timeout of workspaces that have not set one: 15 minutes.</summary>
    static readonly TimeSpan Default = TimeSpan.FromMinutes(15);

    /// <summary>Time without a new trace after which a thread of the workspace is inactive. From memory once known.</summary>
    ValueTask<TimeSpan> GetAsync(Guid workspaceId, CancellationToken cancellationToken);
}
