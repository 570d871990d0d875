using System.Text.Json;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.LogAnalytics;

/// <summary>Writes numbers by interval in columns of equal length.</summary>
internal static class HistogramJson
{
    public static void Write(Utf8JsonWriter writer, LogHistogram histogram)
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
