using System.Globalization;
using System.Text;
using Opik.Server.Features.Studio.Answers;
using Opik.Server.Features.Studio.Running;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Studio;

/// <summary>Reads of runs: where they stand, and their logs.</summary>
internal sealed class StudioEndpoints(IOptimizations optimizations, IStudioRuns runs, StudioLives lives)
{
    private const int MostLines = 1000;

    public async Task StateAsync(HttpContext http)
    {
        var run = await runs.RequireAsync(http);
        await http.WriteDtoAsync(200, StudioStateAnswer.Of(run, lives.Find(run.Id)?.Current));
    }

    public async Task LinesAsync(HttpContext http)
    {
        var run = await runs.RequireAsync(http);
        var after = http.QueryNumber("after", 0, 0, int.MaxValue);
        var lines = await runs.GetLinesAsync(http.Scope(), run.Id, after, http.QueryNumber("limit", 500, 1, MostLines), http.RequestAborted);
        await http.WriteDtoAsync(200, new StudioLinesAnswer([.. lines.Select(StudioLineAnswer.Of)], lines.Count > 0 ? lines[^1].Number : after));
    }

    /// <summary>The address of the log, in the form of the official server. One that the server does not run has none.</summary>
    public async Task LogsAsync(HttpContext http)
    {
        var (scope, id) = (http.Scope(), http.RouteId());
        if (await optimizations.GetAsync(scope, id, http.RequestAborted) is not { } view)
            throw ApiException.NotFound($"Optimization id: {id:D} not found");
        if (await runs.GetAsync(scope, id, http.RequestAborted) is not { } run)
            await http.WriteDtoAsync(200, new StudioLogsAnswer(null, null));
        else
            await http.WriteDtoAsync(200, new StudioLogsAnswer($"{http.OriginalUrl()}/text", run.FinishedAt ?? view.Optimization.LastUpdatedAt));
    }

    /// <summary>The whole log as text.</summary>
    public async Task TextAsync(HttpContext http)
    {
        var run = await runs.RequireAsync(http);
        http.Response.ContentType = "text/plain; charset=utf-8";
        var after = 0L;
        while (await runs.GetLinesAsync(http.Scope(), run.Id, after, MostLines, http.RequestAborted) is { Count: > 0 } lines)
        {
            var text = new StringBuilder();
            foreach (var line in lines)
                text.Append(CultureInfo.InvariantCulture, $"{line.At:yyyy-MM-ddTHH:mm:ss.fffZ} {line.Level.ToString().ToUpperInvariant(),-5} {line.Text}\n");
            await http.Response.WriteAsync(text.ToString(), http.RequestAborted);
            after = lines[^1].Number;
        }
    }

    /// <summary>Cancelling is a change of the status (7-current-client §c).</summary>
    public static Task CancelAsync(HttpContext http) => throw ApiException.WithMessage(
        StatusCodes.Status501NotImplemented, "Not implemented", $"To cancel, PUT /v1/private/optimizations/{http.RouteId():D} with status 'cancelled'.");
}
