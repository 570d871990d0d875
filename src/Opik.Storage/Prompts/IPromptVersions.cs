using Opik.Contracts;

namespace Opik.Storage;

/// <summary>Versions of prompts: immutable texts with numbers from 1, and masks beside them.</summary>
public interface IPromptVersions
{
    /// <summary>Tags of a version at most.</summary>
    const int TagLimit = 50;

    /// <summary>
    /// Adds a version to the prompt of exactly that name and project, which is made when absent. A mask needs a prompt that
    /// exists, found as by <see cref="RetrieveAsync"/>.
    /// </summary>
    /// <param name="scope">Workspace and user.</param>
    /// <param name="address">The prompt.</param>
    /// <param name="structure">Of a prompt that is made; an existing one keeps its own.</param>
    /// <param name="draft">The version.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StoreConflictException">The id or commit exists, or an environment does not.</exception>
    /// <exception cref="EntityNotFoundException">A mask for a prompt that does not exist.</exception>
    Task<PromptVersion> CreateAsync(Scope scope, PromptAddress address, TemplateStructure structure, PromptVersionDraft draft, CancellationToken cancellationToken);

    /// <summary>Makes a new version of what an older one says. <see cref="EntityNotFoundException"/> when the prompt has no such version; masks are none.</summary>
    Task<PromptVersion> RestoreAsync(Scope scope, Guid promptId, Guid versionId, CancellationToken cancellationToken);

    /// <summary>One version or mask; null when absent.</summary>
    Task<PromptVersion?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken);

    /// <summary>A version of the prompt; null when absent. A commit may be that of a mask.</summary>
    Task<PromptVersion?> GetAsync(Scope scope, Guid promptId, PromptPin pin, CancellationToken cancellationToken);

    /// <summary>A version of the prompt that <paramref name="address"/> finds; null when either is absent.</summary>
    Task<PromptVersion?> RetrieveAsync(Scope scope, PromptAddress address, PromptPin pin, CancellationToken cancellationToken);

    /// <summary>Versions and masks of the commits, of every prompt, in the order of the commits; unknown ones are left out.</summary>
    Task<IReadOnlyList<PromptVersion>> FindByCommitsAsync(Scope scope, IReadOnlyCollection<string> commits, CancellationToken cancellationToken);

    /// <summary>One page of the versions of a prompt.</summary>
    /// <exception cref="FilterException">A value or key of a filter cannot be read.</exception>
    Task<Page<PromptVersion>> FindAsync(Scope scope, PromptVersionQuery query, CancellationToken cancellationToken);

    /// <summary>The newest versions of the prompts of a project, <paramref name="count"/> at most, and the number of all.</summary>
    Task<Page<PromptVersionEntry>> FindNewestAsync(Scope scope, Guid projectId, int count, CancellationToken cancellationToken);

    /// <summary>Replaces the tags, or adds to them; unknown ids are ignored. False, and nothing is changed, when a version would have more than <see cref="TagLimit"/>.</summary>
    Task<bool> TagAsync(Scope scope, IReadOnlyCollection<Guid> ids, IReadOnlyList<string> tags, bool merge, CancellationToken cancellationToken);

    /// <summary>Makes the named environments, and only these, use the version; other versions of the prompt lose them.</summary>
    /// <exception cref="EntityNotFoundException">The version does not exist.</exception>
    /// <exception cref="StoreConflictException">An environment does not exist, or the version is a mask.</exception>
    Task SetEnvironmentsAsync(Scope scope, Guid versionId, IReadOnlyCollection<string> names, CancellationToken cancellationToken);
}
