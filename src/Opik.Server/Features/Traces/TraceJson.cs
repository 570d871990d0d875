using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.AnnotationQueues;
using Opik.Server.Features.Comments;
using Opik.Server.Features.Ingest;
using Opik.Server.Features.Reading;
using Opik.Server.Features.Scores;
using Opik.Server.Hosting.Json;

namespace Opik.Server.Features.Traces;

/// <summary>A trace as the wire has it.</summary>
internal static class TraceJson
{
    /// <summary>Writes the members of one trace.</summary>
    public static void Write(Utf8JsonWriter writer, TraceView view, ReadShape shape)
    {
        var trace = view.Trace;
        writer.WriteString("id"u8, trace.Id);
        writer.WriteString("project_id"u8, trace.ProjectId);
        if (shape.Has("name"))
            writer.WriteTextIfAny("name"u8, trace.Name);
        if (shape.Has("start_time"))
            writer.WriteInstant("start_time"u8, trace.StartTime);
        if (shape.Has("end_time"))
            writer.WriteInstant("end_time"u8, trace.EndTime);
        var metadata = (shape.Preview && shape.Paths.Count == 0) || !shape.Has("metadata") ? null : MetadataInjection.WithProviders(trace.Metadata, view.Providers);
        writer.WritePayloads(shape, trace.Input, trace.Output, metadata, view.InputPreview, view.OutputPreview);
        if (shape.Has("tags"))
            writer.WriteTextsIfAny("tags"u8, trace.Tags);
        writer.WriteError(trace.ErrorInfo, shape);
        if (shape.Has("usage"))
            writer.WriteCountsIfAny("usage"u8, view.Usage);
        if (shape.Has("created_at"))
            writer.WriteInstant("created_at"u8, view.CreatedAt);
        writer.WriteInstant("last_updated_at"u8, view.LastUpdatedAt);
        if (shape.Has("created_by"))
            writer.WriteTextIfAny("created_by"u8, view.CreatedBy);
        if (shape.Has("last_updated_by"))
            writer.WriteTextIfAny("last_updated_by"u8, view.LastUpdatedBy);
        if (shape.Has("feedback_scores"))
            FeedbackScoreJson.Write(writer, "feedback_scores"u8, view.FeedbackScores);
        if (shape.Has("span_feedback_scores"))
            FeedbackScoreJson.Write(writer, "span_feedback_scores"u8, view.SpanFeedbackScores);
        if (shape.Has("comments"))
            CommentJson.Write(writer, view.Comments);
        if (shape.Has("experiment"))
            WriteExperiment(writer, view.Experiment);
        if (shape.Has("guardrails_validations"))
            WriteGuardrails(writer, view.Guardrails);
        if (shape.Has("annotation_queues"))
            AnnotationQueueReferenceJson.Write(writer, view.AnnotationQueues);
        writer.WriteCost(view.TotalEstimatedCost, shape);
        WriteDerived(writer, view, shape);
    }

    private static void WriteDerived(Utf8JsonWriter writer, TraceView view, ReadShape shape)
    {
        var trace = view.Trace;
        if (shape.Has("span_count"))
            writer.WriteNumber("span_count"u8, view.SpanCount);
        if (shape.Has("duration") && !view.IsPartial)
            writer.WriteNumberIfAny("duration"u8, view.Duration);
        if (shape.Has("ttft"))
            writer.WriteNumberIfAny("ttft"u8, trace.Ttft);
        if (shape.Has("thread_id"))
            writer.WriteTextIfAny("thread_id"u8, trace.ThreadId);
        if (shape.Has("visibility_mode"))
            writer.WriteString("visibility_mode"u8, trace.VisibilityMode == VisibilityMode.Hidden ? "hidden"u8 : "default"u8);
        if (shape.Has("llm_span_count"))
            writer.WriteNumber("llm_span_count"u8, view.LlmSpanCount);
        if (shape.Has("has_tool_spans"))
            writer.WriteBoolean("has_tool_spans"u8, view.HasToolSpans);
        if (shape.Preview)
            writer.WriteNumber("error_span_count"u8, view.ErrorSpanCount);
        if (shape.Has("providers"))
            writer.WriteTextsIfAny("providers"u8, view.Providers);
        writer.WriteTextsIfAny("models"u8, view.Models);
        if (shape.Has("source"))
            writer.WriteTextIfAny("source"u8, WireNames.Of(trace.Source));
        if (shape.Has("environment"))
            writer.WriteTextIfAny("environment"u8, trace.Environment);
    }

    private static void WriteExperiment(Utf8JsonWriter writer, ExperimentReference? experiment)
    {
        if (experiment is null)
            return;
        writer.WriteStartObject("experiment"u8);
        writer.WriteString("id"u8, experiment.Id);
        writer.WriteString("name"u8, experiment.Name);
        writer.WriteString("dataset_id"u8, experiment.DatasetId);
        writer.WriteString("dataset_item_id"u8, experiment.DatasetItemId);
        writer.WriteEndObject();
    }

    private static void WriteGuardrails(Utf8JsonWriter writer, IReadOnlyList<GuardrailCheck>? checks)
    {
        if (checks is not { Count: > 0 })
            return;
        writer.WriteStartArray("guardrails_validations"u8);
        foreach (var span in checks.GroupBy(check => check.SecondaryId))
        {
            writer.WriteStartObject();
            writer.WriteString("span_id"u8, span.Key);
            writer.WriteStartArray("checks"u8);
            foreach (var check in span)
            {
                writer.WriteStartObject();
                writer.WriteString("name"u8, check.Name);
                writer.WriteString("result"u8, check.Passed ? "passed"u8 : "failed"u8);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
