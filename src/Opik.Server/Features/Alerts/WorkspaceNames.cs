using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Alerts;

/// <summary>Names of workspaces in messages.</summary>
internal static class WorkspaceNames
{
    /// <summary>The name; of a workspace that has none, its id.</summary>
    public static string Of(Guid workspaceId) => workspaceId == Scope.DefaultWorkspaceId ? WorkspaceResolution.DefaultName : workspaceId.ToString("D");
}
