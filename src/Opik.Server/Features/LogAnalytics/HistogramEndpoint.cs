using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.LogAnalytics;

/// <summary>Traffic, errors, durations, cost and tokens over time, under the filters of a list.</summary>
internal sealed class HistogramEndpoint(LogQueries queries, ILogFigures figures)
{
    private const int MaxIntervals = 500;
    private const int UsualIntervals = 120;

    public async Task GetAsync(HttpContext http)
    {
        var most = http.QueryNumber("max_intervals", UsualIntervals, 2, MaxIntervals);
        var query = await queries.ReadAsync(http);
        var histogram = await figures.HistogramAsync(http.Scope(), query, most, http.RequestAborted);
        await http.WriteJsonAsync(200, histogram, HistogramJson.Write);
    }
}
