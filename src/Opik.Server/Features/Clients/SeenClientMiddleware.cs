using Opik.Server.Features.LiveEvents;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Clients;

/// <summary>
/// Notes who asks, after the answer. The first request of a client, its first write and the first that was refused tell open
/// pages at once (<c>clients</c>), so that the set-up page sees a program before its first trace.
/// </summary>
internal sealed class SeenClientMiddleware(RequestDelegate next, SeenClients clients, ListChanges changes, TimeProvider clock)
{
    private const string List = "clients";
    private const int LongestPath = 200;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly Dictionary<Guid, long> _told = [];
    private readonly Lock _gate = new();

    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        finally
        {
            Note(http);
        }
    }

    private void Note(HttpContext http)
    {
        var path = http.Request.Path.Value ?? "/";
        if (!path.StartsWith("/v1/", StringComparison.Ordinal) || ClientIdentity.Of(http.Request) is not var (name, version))
            return;
        // An answer that failed half way has no status of its own; the request was made all the same.
        var status = http.Response.StatusCode;
        var workspace = http.Features.Get<IScopeFeature>()?.Scope.WorkspaceId ?? Scope.DefaultWorkspaceId;
        var isNews = clients.Note(workspace, name, version, Writes(http.Request, path), Project(http.Request), status, path[..Math.Min(LongestPath, path.Length)]);
        if (MayTell(workspace) || isNews)
            changes.Raise(workspace, List);
    }

    private static bool Writes(HttpRequest request, string path) =>
        (HttpMethods.IsPost(request.Method) || HttpMethods.IsPut(request.Method) || HttpMethods.IsPatch(request.Method))
        && (path is "/v1/private/traces" or "/v1/private/spans" or "/v1/private/traces/batch" or "/v1/private/spans/batch" || path.StartsWith("/v1/private/otel", StringComparison.Ordinal));

    private static string? Project(HttpRequest request)
    {
        var name = request.Headers["projectName"].ToString();
        if (name.Length == 0)
            name = request.Query["project_name"].ToString();
        return name.Length is > 0 and <= 150 ? name : null;
    }

    // Ingest is thousands of requests a second: of what is no news pages hear once a second at most.
    private bool MayTell(Guid workspace)
    {
        var now = clock.GetTimestamp();
        lock (_gate)
        {
            if (_told.TryGetValue(workspace, out var last) && clock.GetElapsedTime(last, now) < Pause)
                return false;
            _told[workspace] = now;
            return true;
        }
    }
}
