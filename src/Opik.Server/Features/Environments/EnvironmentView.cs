using Opik.Storage;

namespace Opik.Server.Features.Environments;

/// <summary>An environment on the wire. <c>follows_newest</c> is ours: true, or left out.</summary>
internal sealed record EnvironmentView(
    Guid Id,
    string Name,
    string? Description,
    string? Color,
    int? Position,
    DateTime CreatedAt,
    string? CreatedBy,
    DateTime LastUpdatedAt,
    string? LastUpdatedBy,
    bool? FollowsNewest)
{
    public static EnvironmentView Of(DeploymentEnvironment environment) => new(
        environment.Id,
        environment.Name,
        environment.Description,
        environment.Color,
        environment.Position,
        environment.CreatedAt,
        environment.CreatedBy,
        environment.LastUpdatedAt,
        environment.LastUpdatedBy,
        environment.FollowsNewest ? true : null);
}
