using System.Text.Json;

namespace Opik.Server.Features.Metrics;

/// <summary>Writes a stats answer: <c>{"stats":[{"name","type","value"}]}</c>.</summary>
internal static class StatsJson
{
    public static void Write(Utf8JsonWriter writer, IEnumerable<StatItem> items)
    {
        writer.WriteStartArray("stats"u8);
        foreach (var item in items)
        {
            writer.WriteStartObject();
            writer.WriteString("name"u8, item.Name);
            writer.WriteString("type"u8, item.Type);
            writer.WritePropertyName("value"u8);
            WriteValue(writer, item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteValue(Utf8JsonWriter writer, StatItem item)
    {
        if (item.Percentiles is { } percentiles)
        {
            writer.WriteStartObject();
            writer.WriteNumber("p50"u8, percentiles.P50);
            writer.WriteNumber("p90"u8, percentiles.P90);
            writer.WriteNumber("p99"u8, percentiles.P99);
            writer.WriteEndObject();
        }
        else if (item.Type == "COUNT")
        {
            writer.WriteNumberValue((long)item.Value);
        }
        else
        {
            writer.WriteNumberValue(item.Value);
        }
    }
}
