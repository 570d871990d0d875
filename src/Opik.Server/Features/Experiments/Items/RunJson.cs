using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Comments;
using Opik.Server.Features.Reading;
using Opik.Server.Features.Scores;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.Experiments.Items;

/// <summary>Experiment items as the wire has them.</summary>
internal static class RunJson
{
    /// <summary>Writes the members of an item with what its trace says.</summary>
    public static void Write(Utf8JsonWriter writer, ExperimentRun run, ReadShape shape)
    {
        WriteItem(writer, run);
        if (shape.Preview)
        {
            writer.WriteTextIfAny("input_preview"u8, run.InputPreview);
            writer.WriteTextIfAny("output_preview"u8, run.OutputPreview);
        }

        writer.WriteJsonIfAny("input"u8, shape.Show(run.Input));
        writer.WriteJsonIfAny("output"u8, shape.Show(run.Output));
        writer.WriteJsonIfAny("trace_metadata"u8, shape.Show(run.Metadata));
        FeedbackScoreJson.Write(writer, "feedback_scores"u8, run.Scores);
        CommentJson.Write(writer, run.Comments);
        writer.WriteCost(run.Cost, ReadShape.Whole);
        writer.WriteNumberIfAny("duration"u8, run.Duration);
        writer.WriteCountsIfAny("usage"u8, run.Usage);
        if (run.Assertions is not { } assertions)
            return;
        writer.WriteStartArray("assertion_results"u8);
        foreach (var assertion in assertions)
        {
            writer.WriteStartObject();
            writer.WriteString("value"u8, assertion.Assertion);
            writer.WriteBoolean("passed"u8, assertion.Passed);
            writer.WriteTextIfAny("reason"u8, assertion.Reason);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("status"u8, run.Passed == true ? "passed"u8 : "failed"u8);
    }

    /// <summary>Writes the members of an item alone.</summary>
    public static void WriteItem(Utf8JsonWriter writer, ExperimentRun run)
    {
        var item = run.Item;
        writer.WriteString("id"u8, item.Id);
        writer.WriteString("experiment_id"u8, item.ExperimentId);
        writer.WriteString("dataset_item_id"u8, item.DatasetItemId);
        writer.WriteString("trace_id"u8, item.TraceId);
        writer.WriteIdIfAny("project_id"u8, item.ProjectId);
        if (run.HasTrace)
            writer.WriteString("trace_visibility_mode"u8, run.Visibility == VisibilityMode.Hidden ? "hidden"u8 : "default"u8);
        writer.WriteJsonIfAny("execution_policy"u8, item.ExecutionPolicy);
        writer.WriteAudit(item.CreatedAt, item.CreatedBy, item.LastUpdatedAt, item.LastUpdatedBy);
    }
}
