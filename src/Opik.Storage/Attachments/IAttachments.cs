using Opik.Contracts;

namespace Opik.Storage;

/// <summary>The list of attached files. Blobs that lose their row are noted and deleted later by a worker.</summary>
public interface IAttachments
{
    /// <summary>Records files; the same entity and name replaces. Completes after the commit.</summary>
    Task PutAsync(Scope scope, IReadOnlyList<Attachment> attachments, CancellationToken cancellationToken);

    /// <summary>One page of an entity's files, by name; <paramref name="projectId"/> must be theirs.</summary>
    Task<Page<Attachment>> FindAsync(Scope scope, Guid projectId, ScoredEntity kind, Guid entityId, int page, int size, CancellationToken cancellationToken);

    /// <summary>One file; null when absent.</summary>
    Task<Attachment?> GetAsync(Scope scope, ScoredEntity kind, Guid entityId, string fileName, CancellationToken cancellationToken);

    /// <summary>
    /// Files that were cut out of payloads, of several entities: by the server, or by a client, which then names them
    /// <c>{field}-attachment-{number}-{milliseconds}-sdk.{extension}</c>. Those that retention removed are left out.
    /// </summary>
    Task<IReadOnlyList<Attachment>> GetCutOutAsync(Scope scope, ScoredEntity kind, IReadOnlyList<Guid> entityIds, CancellationToken cancellationToken);

    /// <summary>Deletes files; unknown names are ignored.</summary>
    Task DeleteAsync(Scope scope, ScoredEntity kind, Guid entityId, IReadOnlyList<string> fileNames, CancellationToken cancellationToken);

    /// <summary>Up to <paramref name="limit"/> keys of blobs that no row names.</summary>
    Task<IReadOnlyList<string>> GetGarbageAsync(int limit, CancellationToken cancellationToken);

    /// <summary>The blobs are gone.</summary>
    Task ForgetGarbageAsync(IReadOnlyList<string> blobKeys, CancellationToken cancellationToken);
}
