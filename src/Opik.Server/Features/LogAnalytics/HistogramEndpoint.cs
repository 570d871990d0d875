using System.Text.Json;
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
        await http.WriteJsonAsync(200, histogram, static (writer, histogram) =>
        {
            writer.WriteString("start"u8, Instants.ToText(histogram.Start));
            writer.WriteNumber("step_ms"u8, (long)histogram.Step.TotalMilliseconds);
            TotalsJson.WritePrecision(writer, histogram.Precision);
            Column(writer, "count"u8, histogram, static totals => totals.Count);
            Column(writer, "errors"u8, histogram, static totals => totals.Errors);
            Column(writer, "p50"u8, histogram, static totals => totals.P50);
            Column(writer, "p95"u8, histogram, static totals => totals.P95);
            Column(writer, "cost"u8, histogram, static totals => totals.Cost);
            Column(writer, "tokens"u8, histogram, static totals => totals.Tokens);
        });
    }

    private static void Column(Utf8JsonWriter writer, ReadOnlySpan<byte> name, LogHistogram histogram, Func<LogTotals, double?> value)
    {
        writer.WriteStartArray(name);
        foreach (var totals in histogram.Intervals)
        {
            if (value(totals) is { } number)
                writer.WriteNumberValue(number);
            else
                writer.WriteNullValue();
        }

        writer.WriteEndArray();
    }
}
