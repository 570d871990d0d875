using Opik.Contracts;

namespace Opik.Storage;

/// <summary>Feedback definitions of a workspace. Each has <see cref="DefaultName"/> from the beginning.</summary>
public interface IFeedbackDefinitions
{
    /// <summary>Name of the definition that every workspace has and that cannot be deleted.</summary>
    const string DefaultName = "User feedback";

    /// <summary>One page, newest first; <paramref name="name"/> is a substring without case, <paramref name="type"/> exact; null: all.</summary>
    Task<Page<FeedbackDefinition>> FindAsync(Scope scope, string? name, string? type, int page, int size, CancellationToken cancellationToken);

    /// <summary>One; null when absent.</summary>
    Task<FeedbackDefinition?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken);

    /// <summary>Creates one. <see cref="StoreConflictException"/> when the name or id is taken.</summary>
    Task CreateAsync(Scope scope, FeedbackDefinition definition, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces name, type, description and details. With <paramref name="keepJudgement"/> what is stored about good and bad values
    /// stays: most clients do not know of it. <see cref="EntityNotFoundException"/>; <see cref="StoreConflictException"/> when the name is taken.
    /// </summary>
    Task ReplaceAsync(Scope scope, FeedbackDefinition definition, bool keepJudgement, CancellationToken cancellationToken);

    /// <summary>Names of the definitions that say which way is better, and whether less is.</summary>
    Task<IReadOnlyDictionary<string, bool>> LowerIsBetterAsync(Scope scope, CancellationToken cancellationToken);

    /// <summary>Deletes; unknown ids are ignored. <see cref="StoreConflictException"/> when the default definition is among them: then none is deleted.</summary>
    Task DeleteAsync(Scope scope, IReadOnlyList<Guid> ids, CancellationToken cancellationToken);
}
