namespace Opik.Server.Features.Workspaces;

/// <summary>The generation of pages that the workspace is shown in.</summary>
internal sealed record WorkspaceVersionShape(string OpikVersion);
