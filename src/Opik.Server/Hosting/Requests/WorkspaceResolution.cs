using Opik.Storage;

namespace Opik.Server.Hosting.Requests;

/// <summary>The one place that gives a request its workspace and user, as <see cref="IScopeResolver"/> decides.</summary>
internal sealed class WorkspaceResolution(RequestDelegate next, ServerOptions options)
{
    /// <summary>Name of the only workspace while there is no authentication.</summary>
    public const string DefaultName = "default";

    // gRPC has no free choice of paths; its metadata carries the same headers.
    private static readonly PathString Grpc = new("/opentelemetry.proto.collector.trace.v1.TraceService");

    public Task InvokeAsync(HttpContext http)
    {
        if (NeedsWorkspace(http.Request.Path))
            http.Features.Set<IScopeFeature>(new ScopeFeature(options.Scopes.Resolve(http.Request)));
        return next(http);
    }

    /// <summary>Paths that belong to a workspace.</summary>
    public static bool IsPrivate(PathString path) =>
        path.StartsWithSegments("/v1/private", StringComparison.Ordinal) || path.StartsWithSegments(Grpc, StringComparison.Ordinal);

    // /v1/internal and /v1/session act for the whole server; the rest is pages and health.
    private static bool NeedsWorkspace(PathString path) =>
        path.StartsWithSegments("/v1", StringComparison.Ordinal) || path.StartsWithSegments(Grpc, StringComparison.Ordinal);

    private sealed record ScopeFeature(Scope Scope) : IScopeFeature;
}
