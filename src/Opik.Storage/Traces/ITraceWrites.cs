using Opik.Contracts;

namespace Opik.Storage;

/// <summary>Writes of traces. Every task completes after the commit is on disk.</summary>
public interface ITraceWrites
{
    /// <summary>Creates one trace. On a partial row (early PATCH) the patched values win and the create fills blanks. <see cref="StoreConflictException"/> when a full row exists ("Trace already exists") or the project differs.</summary>
    Task CreateAsync(Scope scope, Trace trace, CancellationToken cancellationToken);

    /// <summary>Batch: whole-row replacement, the newer <see cref="Trace.LastUpdatedAt"/> wins, and an open copy (no end) never erases a complete one. Duplicates collapse to the latest.</summary>
    Task UpsertAsync(Scope scope, IReadOnlyList<Trace> traces, CancellationToken cancellationToken);

    /// <summary>Changes one trace, or makes a partial row when it is not there yet. <see cref="StoreConflictException"/> when the project differs.</summary>
    Task PatchAsync(Scope scope, Guid id, TracePatch patch, CancellationToken cancellationToken);

    /// <summary>Changes existing rows only; <paramref name="mergeTags"/> unites tags instead of replacing them.</summary>
    Task PatchManyAsync(Scope scope, IReadOnlyList<Guid> ids, TracePatch patch, bool mergeTags, CancellationToken cancellationToken);

    /// <summary>Deletes traces with their spans, scores, comments and attachments; unknown ids are ignored; <paramref name="projectId"/> limits to that project.</summary>
    Task DeleteAsync(Scope scope, IReadOnlyList<Guid> ids, Guid? projectId, CancellationToken cancellationToken);
}
