using Opik.Contracts;
using Opik.Server.Features.Prompts;
using Opik.Storage;

namespace Opik.Server.Features.Environments.Gates;

/// <summary>Versions of prompts that protected environments are given only when they passed.</summary>
internal sealed class GuardedPromptVersions(IPromptVersions inner, DeploymentGuard guard) : PromptVersionsDecorator(inner)
{
    /// <summary>A version that is made has run nowhere yet.</summary>
    public override async Task<PromptVersion> CreateAsync(Scope scope, PromptAddress address, TemplateStructure structure, PromptVersionDraft draft, CancellationToken cancellationToken)
    {
        var unborn = new DeploymentSubject(draft.Id ?? Guid.Empty, null, address.ProjectId, Guid.Empty);
        await guard.RequireAsync(scope, [.. draft.Environments], () => Task.FromResult<DeploymentSubject?>(unborn), cancellationToken);
        return await Inner.CreateAsync(scope, address, structure, draft, cancellationToken);
    }

    public override async Task SetEnvironmentsAsync(Scope scope, Guid versionId, IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        await guard.RequireAsync(
            scope, names, async () => await Inner.GetAsync(scope, versionId, cancellationToken) is { } version ? DeploymentSubject.Of(version) : null, cancellationToken);
        await Inner.SetEnvironmentsAsync(scope, versionId, names, cancellationToken);
    }
}
