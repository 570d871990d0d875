using System.Text.Json;
using Opik.Server.Features.Experiments.Items;
using Opik.Server.Features.Reading;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.Experiments.Comparing;

/// <summary>Rows of a comparison as the wire has them.</summary>
internal static class ComparedItemJson
{
    public static void Write(Utf8JsonWriter writer, ComparedItem item, ReadShape shape)
    {
        writer.WriteString("id"u8, item.Id);
        writer.WriteString("dataset_item_id"u8, item.Id);
        writer.WriteString("dataset_id"u8, item.DatasetId);
        writer.WriteIdIfAny("trace_id"u8, item.TraceId);
        writer.WriteIdIfAny("span_id"u8, item.SpanId);
        writer.WriteString("source"u8, item.Source);
        writer.WritePropertyName("data"u8);
        writer.WriteRawValue(item.Data is { IsEmpty: false } data ? data.Utf8.Span : "{}"u8, skipInputValidation: true);
        writer.WriteTextIfAny("description"u8, item.Description);
        writer.WriteTextsIfAny("tags"u8, item.Tags);
        writer.WriteJsonIfAny("evaluators"u8, item.Evaluators);
        writer.WriteJsonIfAny("execution_policy"u8, item.ExecutionPolicy);
        writer.WriteStartArray("experiment_items"u8);
        foreach (var run in item.Runs)
        {
            writer.WriteStartObject();
            RunJson.Write(writer, run, shape);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        WriteSummaries(writer, item.Summaries);
        // An item that is gone has no history.
        if (item.CreatedAt != default)
            writer.WriteAudit(item.CreatedAt, item.CreatedBy, item.LastUpdatedAt, item.LastUpdatedBy);
    }

    private static void WriteSummaries(Utf8JsonWriter writer, IReadOnlyDictionary<Guid, RunSummary> summaries)
    {
        if (summaries.Count == 0)
            return;
        writer.WriteStartObject("run_summaries_by_experiment"u8);
        foreach (var (experiment, summary) in summaries)
        {
            writer.WriteStartObject(experiment.ToString());
            writer.WriteNumber("passed_runs"u8, summary.PassedRuns);
            writer.WriteNumber("total_runs"u8, summary.TotalRuns);
            writer.WriteString("status"u8, summary.Passed ? "passed"u8 : "failed"u8);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
