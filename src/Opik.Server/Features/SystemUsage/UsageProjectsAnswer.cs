namespace Opik.Server.Features.SystemUsage;

/// <summary>Names of projects.</summary>
internal sealed record UsageProjectsAnswer(IReadOnlyList<UsageProjectsAnswer.NamedProject> Projects)
{
    /// <summary>A project of a workspace.</summary>
    internal sealed record NamedProject(Guid WorkspaceId, Guid ProjectId, string Name);
}
