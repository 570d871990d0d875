namespace Opik.Storage;

/// <summary>What an environment uses now.</summary>
/// <param name="Latest">The version that it was given last.</param>
/// <param name="ProjectId">Project of the prompt or the agent; null: the prompt has none.</param>
/// <param name="Count">Prompts and agents of which it has a version.</param>
public sealed record EnvironmentDeployment(Deployment Latest, Guid? ProjectId, long Count);
