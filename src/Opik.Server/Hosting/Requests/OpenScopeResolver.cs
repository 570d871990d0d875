using Opik.Server.Hosting.Errors;
using Opik.Storage;

namespace Opik.Server.Hosting.Requests;

/// <summary>
/// No authentication: there is the workspace <c>default</c> and the user <c>admin</c>; keys (raw or Bearer) are accepted
/// and not looked at. Another workspace is unknown.
/// </summary>
internal sealed class OpenScopeResolver : IScopeResolver
{
    private const string Header = "Comet-Workspace";
    private const string QueryParameter = "workspace_name";

    public Scope Resolve(HttpRequest request)
    {
        var name = request.Headers[Header].ToString();
        // Links that a browser opens carry no headers.
        if (string.IsNullOrWhiteSpace(name))
            name = request.Query[QueryParameter].ToString();
        var known = string.IsNullOrWhiteSpace(name) || string.Equals(name.Trim(), WorkspaceResolution.DefaultName, StringComparison.OrdinalIgnoreCase);
        if (!known && WorkspaceResolution.IsPrivate(request.Path))
            throw ApiException.WithMessage(StatusCodes.Status404NotFound, "Workspace not found");
        return Scope.Default;
    }
}
