using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Optimizations;

/// <summary>Runs of optimizations on the server: none is run yet, they stay as they were made.</summary>
internal sealed class StudioEndpoints(IOptimizations optimizations)
{
    /// <summary>The log of a run. Nothing has been logged: the answer has no address.</summary>
    public async Task LogsAsync(HttpContext http)
    {
        var id = http.RouteId();
        if (await optimizations.GetAsync(http.Scope(), id, http.RequestAborted) is null)
            throw ApiException.NotFound($"Optimization id: {id:D} not found");
        await http.WriteJsonAsync(200, static _ => { });
    }

    /// <summary>Cancelling is a change of the status (7-current-client §c).</summary>
    public static Task CancelAsync(HttpContext http) => throw ApiException.WithMessage(
        StatusCodes.Status501NotImplemented, "Not implemented", $"To cancel, PUT /v1/private/optimizations/{http.RouteId():D} with status 'cancelled'.");
}
