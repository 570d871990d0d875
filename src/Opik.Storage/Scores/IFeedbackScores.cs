using Opik.Contracts;

namespace Opik.Storage;

/// <summary>Feedback scores of traces, spans and threads. Key: entity, name, author, queue; the same key overwrites.</summary>
public interface IFeedbackScores
{
    /// <summary>Writes scores; the entities need not exist yet.</summary>
    Task PutAsync(Scope scope, ScoredEntity kind, IReadOnlyList<FeedbackScoreWrite> scores, CancellationToken cancellationToken);

    /// <summary>Writes one score of an entity that must exist (its project is taken from it); false when it does not.</summary>
    Task<bool> PutExistingAsync(Scope scope, ScoredEntity kind, FeedbackScoreWrite score, CancellationToken cancellationToken);

    /// <summary>Deletes by name, optionally only of one author and queue.</summary>
    Task DeleteAsync(Scope scope, ScoredEntity kind, Guid entityId, IReadOnlyList<string> names, string? author, Guid? sourceQueueId, CancellationToken cancellationToken);

    /// <summary>Distinct names, sorted; null projects: the whole workspace.</summary>
    Task<IReadOnlyList<string>> GetNamesAsync(Scope scope, ScoredEntity kind, IReadOnlyList<Guid>? projectIds, SpanType? spanType, CancellationToken cancellationToken);

    /// <summary>Scores by entity.</summary>
    Task<IReadOnlyDictionary<Guid, IReadOnlyList<FeedbackScore>>> GetAsync(Scope scope, ScoredEntity kind, IReadOnlyList<Guid> entityIds, CancellationToken cancellationToken);
}
