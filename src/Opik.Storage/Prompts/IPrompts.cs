using Opik.Contracts;

namespace Opik.Storage;

/// <summary>Prompts of a workspace.</summary>
public interface IPrompts
{
    /// <summary>One page.</summary>
    /// <exception cref="FilterException">A value or key of a filter cannot be read.</exception>
    Task<Page<Prompt>> FindAsync(Scope scope, PromptQuery query, CancellationToken cancellationToken);

    /// <summary>One; null when absent.</summary>
    Task<Prompt?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken);

    /// <summary>Creates one, with its first version unless that is null. <see cref="StoreConflictException"/> when the name or an id is taken.</summary>
    Task CreateAsync(Scope scope, Prompt prompt, PromptVersionDraft? first, CancellationToken cancellationToken);

    /// <summary>Changes one. <see cref="EntityNotFoundException"/>; <see cref="StoreConflictException"/> when the name is taken.</summary>
    Task UpdateAsync(Scope scope, Guid id, PromptPatch patch, CancellationToken cancellationToken);

    /// <summary>Adds and removes tags of prompts; unknown ids are ignored.</summary>
    Task TagAsync(Scope scope, IReadOnlyList<Guid> ids, IReadOnlyList<string>? added, IReadOnlyList<string>? removed, CancellationToken cancellationToken);

    /// <summary>Deletes prompts with their versions; unknown ids are ignored.</summary>
    Task DeleteAsync(Scope scope, IReadOnlyList<Guid> ids, CancellationToken cancellationToken);
}
