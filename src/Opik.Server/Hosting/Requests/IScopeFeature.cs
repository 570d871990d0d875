using Opik.Storage;

namespace Opik.Server.Hosting.Requests;

/// <summary>Workspace and user that <see cref="WorkspaceResolution"/> found for a request.</summary>
internal interface IScopeFeature
{
    /// <summary>Workspace and user.</summary>
    Scope Scope { get; }
}
