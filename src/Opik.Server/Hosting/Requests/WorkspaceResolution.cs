using Opik.Server.Hosting.Errors;
using Opik.Storage;

namespace Opik.Server.Hosting.Requests;

/// <summary>
/// The one place that decides which workspace and user a request acts for. Without authentication there is the workspace
/// <c>default</c> and the user <c>admin</c>; keys (raw or Bearer) are accepted and not looked at.
/// </summary>
internal sealed class WorkspaceResolution(RequestDelegate next)
{
    /// <summary>Name of the only workspace.</summary>
    public const string DefaultName = "default";

    private const string Header = "Comet-Workspace";
    private const string QueryParameter = "workspace_name";

    // gRPC has no free choice of paths; its metadata carries the same headers.
    private static readonly PathString Grpc = new("/opentelemetry.proto.collector.trace.v1.TraceService");

    public Task InvokeAsync(HttpContext http)
    {
        if (NeedsWorkspace(http.Request.Path))
            http.Features.Set<IScopeFeature>(new ScopeFeature(Resolve(http.Request)));
        return next(http);
    }

    // /v1/internal and /v1/session act for the whole server; the rest is pages and health.
    private static bool NeedsWorkspace(PathString path) =>
        path.StartsWithSegments("/v1", StringComparison.Ordinal) || path.StartsWithSegments(Grpc, StringComparison.Ordinal);

    private static Scope Resolve(HttpRequest request)
    {
        var name = request.Headers[Header].ToString();
        // Links that a browser opens carry no headers.
        if (string.IsNullOrWhiteSpace(name))
            name = request.Query[QueryParameter].ToString();
        var known = string.IsNullOrWhiteSpace(name) || string.Equals(name.Trim(), DefaultName, StringComparison.OrdinalIgnoreCase);
        if (!known && request.Path.StartsWithSegments("/v1/private", StringComparison.Ordinal) | request.Path.StartsWithSegments(Grpc, StringComparison.Ordinal))
            throw ApiException.WithMessage(StatusCodes.Status404NotFound, "Workspace not found");
        return Scope.Default;
    }

    private sealed record ScopeFeature(Scope Scope) : IScopeFeature;
}
