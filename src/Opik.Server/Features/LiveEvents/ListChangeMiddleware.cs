using Opik.Server.Hosting.Requests;

namespace Opik.Server.Features.LiveEvents;

/// <summary>
/// Raises <see cref="ListChanges"/> after a successful write to <c>/v1/private/{list}/…</c>, so that no endpoint has to
/// remember it. Telemetry tells of itself, in finer steps.
/// </summary>
internal sealed class ListChangeMiddleware(RequestDelegate next, ListChanges changes)
{
    private const string Root = "/v1/private/";

    private static readonly HashSet<string> Telemetry = new(StringComparer.Ordinal) { "traces", "spans", "otel", "guardrails", "assertion-results" };

    // Drafts are written while somebody types, outputs while a model answers: pages need not read the whole list again for them.
    private static readonly Dictionary<(string List, string Last), string> Finer = new()
    {
        [("prompts", "draft")] = "prompt-drafts",
        [("agent-configs", "draft")] = "agent-drafts",
        [("local-runners", "output")] = "runner-outputs",
    };

    public async Task InvokeAsync(HttpContext http)
    {
        await next(http);
        if (http.Response.StatusCode < 300 && IsWrite(http.Request) && http.Features.Get<IScopeFeature>() is { } found && ListOf(http.Request.Path.Value) is { } list)
            changes.Raise(found.Scope.WorkspaceId, list);
    }

    private static bool IsWrite(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)
        // Questions whose parameters do not fit into a query.
        && !(HttpMethods.IsPost(request.Method) && request.Path.Value is { } path && Questions.Any(question => path.EndsWith(question, StringComparison.Ordinal)));

    // Files of lists (experiments/export) among them; that of one dataset, behind its id, is a job.
    private static readonly string[] Questions = ["/search", "/stream", "/retrieve", "/retrieve-by-ids", "/retrieve-by-commits", "/metrics", "/kpi-cards", "/query", "/next", "/heartbeats", "/preview", "/estimate", "s/export"];

    private static string? ListOf(string? path)
    {
        if (path is null || !path.StartsWith(Root, StringComparison.Ordinal))
            return null;
        var end = path.IndexOf('/', Root.Length);
        var list = end < 0 ? path[Root.Length..] : path[Root.Length..end];
        if (Finer.TryGetValue((list, path[(path.LastIndexOf('/') + 1)..]), out var finer))
            return finer;
        return Telemetry.Contains(list) ? null : list;
    }
}
