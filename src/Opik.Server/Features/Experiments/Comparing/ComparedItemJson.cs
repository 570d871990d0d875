using System.Text.Json;
using Opik.Server.Features.Datasets.Items;
using Opik.Server.Features.Experiments.Items;
using Opik.Server.Features.Reading;
using Opik.Storage;

namespace Opik.Server.Features.Experiments.Comparing;

/// <summary>Rows of a comparison as the wire has them.</summary>
internal static class ComparedItemJson
{
    public static void Write(Utf8JsonWriter writer, ComparedItem item, ReadShape shape)
    {
        if (item.Item is { } stored)
            DatasetItemJson.Write(writer, stored, shape.Truncate);
        else
            WriteGone(writer, item);
        writer.WriteStartArray("experiment_items"u8);
        foreach (var run in item.Runs)
        {
            writer.WriteStartObject();
            RunJson.Write(writer, run, shape);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        WriteSummaries(writer, item.Summaries);
        ChangeJson.Write(writer, item.Changes);
    }

    // Of an item that is gone only the id is left; the rest is what the schema requires.
    private static void WriteGone(Utf8JsonWriter writer, ComparedItem item)
    {
        writer.WriteString("id"u8, item.Id);
        writer.WriteString("dataset_item_id"u8, item.Id);
        writer.WriteString("dataset_id"u8, item.DatasetId);
        writer.WriteString("source"u8, DatasetNames.Of(DatasetItemSource.Sdk));
        writer.WriteStartObject("data"u8);
        writer.WriteEndObject();
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
