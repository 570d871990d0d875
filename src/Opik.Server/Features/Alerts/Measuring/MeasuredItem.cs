using System.Globalization;
using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Alerts.Configuring;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.Alerts.Measuring;

/// <summary>What a message says of a measurement. Values and thresholds are texts in one unit, which is named.</summary>
internal static class MeasuredItem
{
    /// <param name="type">The kind.</param>
    /// <param name="group">The conditions that are met.</param>
    /// <param name="values">What was measured, one for each condition.</param>
    /// <param name="projects">The projects that the trigger is for; empty: all.</param>
    public static JsonText Write(AlertEventType type, AlertConditionGroup group, IReadOnlyList<decimal> values, IReadOnlyList<Project> projects)
    {
        using var buffer = new PooledBuffer();
        using (var writer = new Utf8JsonWriter(buffer, WireJson.Writer))
        {
            writer.WriteStartObject();
            writer.WriteString("event_type", type.WireName().Replace(':', '_').ToUpperInvariant());
            writer.WriteString("metric_name", type.WireName());
            WriteCondition(writer, type, group.Conditions[0], values[0]);
            writer.WriteString("project_ids", string.Join(',', projects.Select(static project => project.Id.ToString("D"))));
            writer.WriteString("project_names", string.Join(',', projects.Select(static project => project.Name)));
            if (group.Index is { } index)
            {
                writer.WriteNumber("group_index", index);
                writer.WriteStartArray("conditions");
                foreach (var (condition, value) in group.Conditions.Zip(values))
                {
                    writer.WriteStartObject();
                    WriteCondition(writer, type, condition, value);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        }

        return new JsonText(buffer.WrittenSpan.ToArray());
    }

    private static void WriteCondition(Utf8JsonWriter writer, AlertEventType type, AlertCondition condition, decimal value)
    {
        if (type.Threshold() == AlertConfigType.ThresholdFeedbackScore)
            writer.WriteString("feedback_score_name", condition.Score);
        if (condition.Measure is { } measure)
            writer.WriteString("measure", measure.WireName());
        if (condition.FilterText is { } filters)
            writer.WriteString("filters", filters);
        writer.WriteString("metric_value", Text(type, value));
        writer.WriteString("operator", condition.IsBelow ? "<" : ">");
        writer.WriteString("threshold", Text(type, condition.Threshold));
        writer.WriteString("unit", type.Unit(condition.Measure));
        writer.WriteString("window_seconds", ((long)condition.Window.TotalSeconds).ToString(CultureInfo.InvariantCulture));
    }

    // Costs of single calls are small parts of a cent.
    private static string Text(AlertEventType type, decimal value) => value.ToString(
        type switch
        {
            AlertEventType.TraceErrors => "0.####",
            AlertEventType.TraceCost => "0.00######",
            AlertEventType.TraceLatency => "0.00##",
            _ => "0.0000",
        },
        CultureInfo.InvariantCulture);
}
