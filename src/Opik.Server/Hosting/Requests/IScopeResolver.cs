using Opik.Storage;

namespace Opik.Server.Hosting.Requests;

/// <summary>Decides which workspace and user a request acts for.</summary>
internal interface IScopeResolver
{
    /// <summary>Workspace and user of the request.</summary>
    /// <exception cref="Errors.ApiException">The workspace is unknown, or the caller may not act for it.</exception>
    Scope Resolve(HttpRequest request);
}
