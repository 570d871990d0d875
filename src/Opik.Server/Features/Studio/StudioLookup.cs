using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Studio;

/// <summary>Finds the run that a request is about.</summary>
internal static class StudioLookup
{
    /// <summary>The run; 404: the server does not run the optimization.</summary>
    public static async Task<StudioRun> RequireAsync(this IStudioRuns runs, HttpContext http) =>
        await runs.GetAsync(http.Scope(), http.RouteId(), http.RequestAborted) ?? throw ApiException.NotFound($"Studio run of optimization {http.RouteId():D} not found");
}
