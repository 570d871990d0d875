namespace Opik.Storage;

/// <summary>Change of an environment; null keeps.</summary>
/// <param name="Name">New name. Traces and spans keep the name they were sent with.</param>
/// <param name="Description">New description.</param>
/// <param name="Color">New colour.</param>
/// <param name="Position">New place in lists.</param>
/// <param name="FollowsNewest">Whether it follows the newest versions; from false to true it is given all of them at once.</param>
public sealed record DeploymentEnvironmentPatch(string? Name, string? Description, string? Color, int? Position, bool? FollowsNewest = null);
