using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Redirect;

/// <summary>
/// 303 to the page of an entity. Only a trace is looked up, because its page lies under its project; the others are named
/// completely by the link, and their page says when they are gone.
/// </summary>
internal sealed class RedirectEndpoints(ITraceReads traces)
{
    public async Task TraceAsync(HttpContext http)
    {
        var trace = Required(http, "trace_id");
        var page = PageBase.Read(http.Request);
        var known = await traces.GetProjectsAsync(http.Scope(), [trace], http.RequestAborted);
        if (!known.TryGetValue(trace, out var project))
            throw ApiException.NotFound($"Trace id: {trace:D} not found");
        await SeeOther(http, $"{page}/{Workspace(http)}/projects/{project:D}/traces?tab=logs&logsType=traces&trace={trace:D}");
    }

    public Task DatasetAsync(HttpContext http)
    {
        var dataset = Required(http, "dataset_id");
        return SeeOther(http, $"{PageBase.Read(http.Request)}/{Workspace(http)}/datasets/{dataset:D}/items");
    }

    public Task ExperimentAsync(HttpContext http)
    {
        var dataset = Required(http, "dataset_id");
        var experiment = Required(http, "experiment_id");
        return SeeOther(http, $"{PageBase.Read(http.Request)}/{Workspace(http)}/experiments/{dataset:D}/compare?experiments={List(experiment)}");
    }

    public Task OptimizationAsync(HttpContext http)
    {
        var dataset = Required(http, "dataset_id");
        var optimization = Required(http, "optimization_id");
        return SeeOther(http, $"{PageBase.Read(http.Request)}/{Workspace(http)}/optimizations/{dataset:D}/compare?optimizations={List(optimization)}");
    }

    private static Guid Required(HttpContext http, string name) => http.QueryId(name) ?? throw ApiException.BadRequest($"query param {name} must not be null");

    private static string Workspace(HttpContext http) =>
        http.QueryText("workspace_name") is { } name && !string.IsNullOrWhiteSpace(name) ? Uri.EscapeDataString(name.Trim()) : WorkspaceResolution.DefaultName;

    // The page reads a JSON array: ["id"].
    private static string List(Guid id) => Uri.EscapeDataString($"[\"{id:D}\"]");

    private static Task SeeOther(HttpContext http, string location)
    {
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = location;
        return Task.CompletedTask;
    }
}
