namespace Opik.Server.Features.Permissions;

/// <summary>What the user of the request may do.</summary>
internal sealed record PermissionsShape(string UserName, string WorkspaceName, IReadOnlyList<string> Permissions);
