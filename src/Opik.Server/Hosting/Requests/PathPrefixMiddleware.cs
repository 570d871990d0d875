namespace Opik.Server.Hosting.Requests;

/// <summary>
/// Serves every path at the root and under <c>/api</c>, with and without a trailing slash: routes are written once. The
/// prefix moves to <see cref="HttpRequest.PathBase"/>, so that links in answers keep it.
/// </summary>
internal sealed class PathPrefixMiddleware(RequestDelegate next)
{
    private static readonly PathString Prefix = new("/api");

    public Task InvokeAsync(HttpContext http)
    {
        var request = http.Request;
        if (request.Path.StartsWithSegments(Prefix, StringComparison.Ordinal, out var rest))
        {
            request.PathBase = request.PathBase.Add(Prefix);
            request.Path = rest.HasValue ? rest : new PathString("/");
            http.Items[UnderApi] = true;
        }

        if (request.Path.Value is { Length: > 1 } path && path[^1] == '/')
            request.Path = new PathString(path.TrimEnd('/') is { Length: > 0 } trimmed ? trimmed : "/");
        return next(http);
    }

    /// <summary>Key in <see cref="HttpContext.Items"/> of requests under the prefix.</summary>
    public static readonly object UnderApi = new();
}
