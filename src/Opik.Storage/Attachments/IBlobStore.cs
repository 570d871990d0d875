namespace Opik.Storage;

/// <summary>Keeps bytes under a key: a folder, or a bucket of an S3-compatible service.</summary>
public interface IBlobStore
{
    /// <summary>
    /// Stores all of <paramref name="content"/> and returns its length; durable when the task completes. A failure
    /// leaves nothing under the key.
    /// </summary>
    /// <exception cref="StoreUnavailableException">No space, or the service cannot be reached.</exception>
    Task<long> PutAsync(string key, Stream content, CancellationToken cancellationToken);

    /// <summary>Opens a blob for reading; null when absent. The stream can seek where the store allows ranges.</summary>
    Task<Stream?> OpenAsync(string key, CancellationToken cancellationToken);

    /// <summary>Deletes blobs; unknown keys are ignored.</summary>
    Task DeleteAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken);

    /// <summary>Deletes all blobs of a workspace: those whose keys begin with its id (<c>N</c>) and a slash. May be repeated.</summary>
    Task DeleteWorkspaceAsync(Guid workspaceId, CancellationToken cancellationToken);
}
