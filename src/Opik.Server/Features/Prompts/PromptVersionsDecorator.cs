using Opik.Contracts;
using Opik.Storage;

namespace Opik.Server.Features.Prompts;

/// <summary>Versions of prompts with something around some of the calls; the others go through as they are.</summary>
internal abstract class PromptVersionsDecorator(IPromptVersions inner) : IPromptVersions
{
    /// <summary>What is decorated.</summary>
    protected IPromptVersions Inner => inner;

    public virtual Task<PromptVersion> CreateAsync(Scope scope, PromptAddress address, TemplateStructure structure, PromptVersionDraft draft, CancellationToken cancellationToken) => Inner.CreateAsync(scope, address, structure, draft, cancellationToken);

    public virtual Task SetEnvironmentsAsync(Scope scope, Guid versionId, IReadOnlyCollection<string> names, CancellationToken cancellationToken) => Inner.SetEnvironmentsAsync(scope, versionId, names, cancellationToken);

    public virtual Task<PromptVersion> RestoreAsync(Scope scope, Guid promptId, Guid versionId, CancellationToken cancellationToken) => Inner.RestoreAsync(scope, promptId, versionId, cancellationToken);

    public virtual Task<PromptVersion?> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken) => Inner.GetAsync(scope, id, cancellationToken);

    public virtual Task<PromptVersion?> GetAsync(Scope scope, Guid promptId, PromptPin pin, CancellationToken cancellationToken) => Inner.GetAsync(scope, promptId, pin, cancellationToken);

    public virtual Task<PromptVersion?> RetrieveAsync(Scope scope, PromptAddress address, PromptPin pin, CancellationToken cancellationToken) => Inner.RetrieveAsync(scope, address, pin, cancellationToken);

    public virtual Task<IReadOnlyList<PromptVersion>> FindByCommitsAsync(Scope scope, IReadOnlyCollection<string> commits, CancellationToken cancellationToken) => Inner.FindByCommitsAsync(scope, commits, cancellationToken);

    public virtual Task<Page<PromptVersion>> FindAsync(Scope scope, PromptVersionQuery query, CancellationToken cancellationToken) => Inner.FindAsync(scope, query, cancellationToken);

    public virtual Task<Page<PromptVersionEntry>> FindNewestAsync(Scope scope, Guid projectId, int count, CancellationToken cancellationToken) => Inner.FindNewestAsync(scope, projectId, count, cancellationToken);

    public virtual Task<bool> TagAsync(Scope scope, IReadOnlyCollection<Guid> ids, IReadOnlyList<string> tags, bool merge, CancellationToken cancellationToken) => Inner.TagAsync(scope, ids, tags, merge, cancellationToken);
}
