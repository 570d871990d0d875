using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Comments;
using Opik.Server.Features.Ingest;
using Opik.Server.Features.Reading;
using Opik.Server.Features.Scores;
using Opik.Server.Hosting.Json;

namespace Opik.Server.Features.Spans;

/// <summary>A span as the wire has it.</summary>
internal static class SpanJson
{
    // What the original writes for a cost that it computed; a cost that a client sent has an empty version.
    private const string ComputedCostVersion = "1.1";

    /// <summary>Writes the members of one span.</summary>
    public static void Write(Utf8JsonWriter writer, SpanView view, ReadShape shape)
    {
        var span = view.Span;
        writer.WriteString("id"u8, span.Id);
        writer.WriteString("project_id"u8, span.ProjectId);
        writer.WriteString("trace_id"u8, span.TraceId);
        writer.WriteIdIfAny("parent_span_id"u8, span.ParentSpanId);
        if (shape.Has("name"))
            writer.WriteTextIfAny("name"u8, span.Name);
        if (shape.Has("type"))
            writer.WriteString("type"u8, WireNames.Of(span.Type));
        if (shape.Has("start_time"))
            writer.WriteInstant("start_time"u8, span.StartTime);
        if (shape.Has("end_time"))
            writer.WriteInstant("end_time"u8, span.EndTime);
        var metadata = (shape.Preview && shape.Paths.Count == 0) || !shape.Has("metadata") ? null : MetadataInjection.WithProvider(span.Metadata, span.Provider);
        writer.WritePayloads(shape, span.Input, span.Output, metadata, view.InputPreview, view.OutputPreview);
        if (shape.Has("model"))
            writer.WriteTextIfAny("model"u8, span.Model);
        if (shape.Has("provider"))
            writer.WriteTextIfAny("provider"u8, span.Provider);
        if (shape.Has("tags"))
            writer.WriteTextsIfAny("tags"u8, span.Tags);
        if (shape.Has("usage"))
            writer.WriteCountsIfAny("usage"u8, span.Usage);
        writer.WriteError(span.ErrorInfo, shape);
        if (shape.Has("created_at"))
            writer.WriteInstant("created_at"u8, view.CreatedAt);
        writer.WriteInstant("last_updated_at"u8, view.LastUpdatedAt);
        if (shape.Has("created_by"))
            writer.WriteTextIfAny("created_by"u8, view.CreatedBy);
        if (shape.Has("last_updated_by"))
            writer.WriteTextIfAny("last_updated_by"u8, view.LastUpdatedBy);
        if (shape.Has("feedback_scores"))
            FeedbackScoreJson.Write(writer, "feedback_scores"u8, view.FeedbackScores);
        if (shape.Has("comments"))
            CommentJson.Write(writer, view.Comments);
        WriteCost(writer, span, shape);
        if (shape.Has("duration") && !view.IsPartial)
            writer.WriteNumberIfAny("duration"u8, view.Duration);
        if (shape.Has("ttft"))
            writer.WriteNumberIfAny("ttft"u8, span.Ttft);
        if (shape.Has("source"))
            writer.WriteTextIfAny("source"u8, WireNames.Of(span.Source));
        if (shape.Has("environment"))
            writer.WriteTextIfAny("environment"u8, span.Environment);
    }

    private static void WriteCost(Utf8JsonWriter writer, Span span, ReadShape shape)
    {
        writer.WriteCost(span.TotalEstimatedCost, shape);
        if (span.TotalEstimatedCost > 0 && shape.Has("total_estimated_cost_version"))
            writer.WriteString("total_estimated_cost_version"u8, span.CostIsManual ? string.Empty : ComputedCostVersion);
    }
}
