namespace Opik.Storage;

/// <summary>Which versions of prompts environments use.</summary>
public interface IPromptDeployments
{
    /// <summary>Of each of the prompts, by name of the environment; prompts that none uses are left out.</summary>
    Task<IReadOnlyList<PromptDeployment>> FindAsync(Scope scope, IReadOnlyCollection<Guid> promptIds, CancellationToken cancellationToken);
}
