using System.Text.Json;
using Opik.Storage;

namespace Opik.Server.Features.LogAnalytics;

/// <summary>Writes numbers and how they were come by.</summary>
internal static class TotalsJson
{
    public static void Write(Utf8JsonWriter writer, LogTotals totals)
    {
        writer.WriteNumber("count"u8, totals.Count);
        writer.WriteNumber("errors"u8, totals.Errors);
        WriteIfAny(writer, "p50"u8, totals.P50);
        WriteIfAny(writer, "p90"u8, totals.P90);
        WriteIfAny(writer, "p95"u8, totals.P95);
        WriteIfAny(writer, "p99"u8, totals.P99);
        WriteIfAny(writer, "avg"u8, totals.Average);
        writer.WriteNumber("cost"u8, totals.Cost);
        writer.WriteNumber("tokens"u8, totals.Tokens);
    }

    public static void WritePrecision(Utf8JsonWriter writer, LogPrecision precision)
    {
        writer.WriteBoolean("estimated"u8, precision.Estimated);
        writer.WriteNumber("sample"u8, precision.Sample);
    }

    private static void WriteIfAny(Utf8JsonWriter writer, ReadOnlySpan<byte> name, double? value)
    {
        if (value is { } number)
            writer.WriteNumber(name, number);
    }
}
