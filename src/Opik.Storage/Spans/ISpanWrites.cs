using Opik.Contracts;

namespace Opik.Storage;

/// <summary>Writes of spans. Every task completes after the commit is on disk.</summary>
public interface ISpanWrites
{
    /// <summary>Creates one span; an existing full row is left as it is. On a partial row the patched values win. <see cref="StoreConflictException"/> when project, trace or parent differ.</summary>
    Task CreateAsync(Scope scope, Span span, CancellationToken cancellationToken);

    /// <summary>Batch: whole-row replacement, the newer <see cref="Span.LastUpdatedAt"/> wins, and an open copy (no end) never erases a complete one. Duplicates collapse to the latest.</summary>
    Task UpsertAsync(Scope scope, IReadOnlyList<Span> spans, CancellationToken cancellationToken);

    /// <summary>Changes one span, or makes a partial row when it is not there yet. <see cref="StoreConflictException"/> when project, trace or parent differ. Cost is recomputed unless the client sent it.</summary>
    Task PatchAsync(Scope scope, Guid id, SpanPatch patch, CancellationToken cancellationToken);

    /// <summary>Changes existing rows only; <paramref name="mergeTags"/> unites tags instead of replacing them.</summary>
    Task PatchManyAsync(Scope scope, IReadOnlyList<Guid> ids, SpanPatch patch, bool mergeTags, CancellationToken cancellationToken);

    /// <summary>Deletes spans with their scores, comments and attachments; unknown ids are ignored.</summary>
    Task DeleteAsync(Scope scope, IReadOnlyList<Guid> ids, CancellationToken cancellationToken);
}
