namespace Opik.Storage;

/// <summary>What was deployed when. Kept for as long as the prompt, or the project, is there.</summary>
public interface IDeployments
{
    /// <summary>Deployments of the prompts and the agent of a project from one time until before another: oldest first, the latest <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<Deployment>> FindAsync(Scope scope, Guid projectId, DateTime? from, DateTime? to, int limit, CancellationToken cancellationToken);

    /// <summary>Whether an environment, named without regard to case, has had a version of a prompt, or a blueprint, before or has it now.</summary>
    Task<bool> HadAsync(Scope scope, string environment, Guid versionId, CancellationToken cancellationToken);

    /// <summary>What environments of the workspace use now: of each that uses anything, the version that it was given last.</summary>
    Task<IReadOnlyList<EnvironmentDeployment>> CurrentAsync(Scope scope, CancellationToken cancellationToken);
}
