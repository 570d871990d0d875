using Opik.Contracts;

namespace Opik.Storage;

/// <summary>Comments of traces, spans and threads (by model id).</summary>
public interface IComments
{
    /// <summary>Adds one; null when the entity does not exist.</summary>
    Task<Guid?> AddAsync(Scope scope, ScoredEntity kind, Guid entityId, Guid? id, string text, Guid? sourceQueueId, CancellationToken cancellationToken);

    /// <summary>One comment; null when absent.</summary>
    Task<Comment?> GetAsync(Scope scope, ScoredEntity kind, Guid entityId, Guid commentId, CancellationToken cancellationToken);

    /// <summary>Changes the text; false when absent.</summary>
    Task<bool> UpdateAsync(Scope scope, ScoredEntity kind, Guid commentId, string text, CancellationToken cancellationToken);

    /// <summary>Deletes; unknown ids are ignored.</summary>
    Task DeleteAsync(Scope scope, ScoredEntity kind, IReadOnlyList<Guid> commentIds, CancellationToken cancellationToken);

    /// <summary>Comments by entity, oldest first.</summary>
    Task<IReadOnlyDictionary<Guid, IReadOnlyList<Comment>>> GetAsync(Scope scope, ScoredEntity kind, IReadOnlyList<Guid> entityIds, CancellationToken cancellationToken);
}
