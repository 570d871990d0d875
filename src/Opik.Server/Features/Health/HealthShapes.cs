namespace Opik.Server.Features.Health;

/// <summary>The server answers.</summary>
internal sealed record PingShape(string Message, bool Healthy);

/// <summary>Level of the wire, and version of this server.</summary>
internal sealed record VersionShape(string Version, string ServerVersion);

/// <summary>The workspace of the key.</summary>
internal sealed record WorkspaceNameShape(string WorkspaceName);
