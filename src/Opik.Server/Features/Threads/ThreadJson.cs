using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.AnnotationQueues;
using Opik.Server.Features.Comments;
using Opik.Server.Features.Reading;
using Opik.Server.Features.Scores;
using Opik.Server.Hosting.Json;

namespace Opik.Server.Features.Threads;

/// <summary>A thread as the wire has it.</summary>
internal static class ThreadJson
{
    /// <summary>Writes the members of one thread.</summary>
    public static void Write(Utf8JsonWriter writer, ThreadView thread, ReadShape shape)
    {
        writer.WriteString("id"u8, thread.ThreadId);
        writer.WriteString("project_id"u8, thread.ProjectId);
        writer.WriteString("thread_model_id"u8, thread.ModelId);
        if (shape.Has("start_time"))
            writer.WriteInstant("start_time"u8, thread.StartTime);
        if (shape.Has("end_time"))
            writer.WriteInstant("end_time"u8, thread.EndTime);
        if (shape.Has("duration"))
            writer.WriteNumberIfAny("duration"u8, thread.Duration);
        if (shape.Has("first_message"))
            writer.WriteJsonIfAny("first_message"u8, shape.Show(thread.FirstMessage));
        if (shape.Has("last_message"))
            writer.WriteJsonIfAny("last_message"u8, shape.Show(thread.LastMessage));
        if (shape.Has("feedback_scores"))
            FeedbackScoreJson.Write(writer, "feedback_scores"u8, thread.FeedbackScores);
        if (shape.Has("status"))
            writer.WriteString("status"u8, thread.Status == ThreadStatus.Active ? "active"u8 : "inactive"u8);
        if (shape.Has("number_of_messages"))
            writer.WriteNumber("number_of_messages"u8, thread.NumberOfMessages);
        writer.WriteCost(thread.TotalEstimatedCost, shape);
        if (shape.Has("usage"))
            writer.WriteCountsIfAny("usage"u8, thread.Usage);
        if (shape.Has("comments"))
            CommentJson.Write(writer, thread.Comments);
        if (shape.Has("tags"))
            writer.WriteTextsIfAny("tags"u8, thread.Tags);
        if (shape.Has("environment"))
            writer.WriteTextIfAny("environment"u8, thread.Environment);
        if (shape.Has("annotation_queues"))
            AnnotationQueueReferenceJson.Write(writer, thread.AnnotationQueues);
        writer.WriteAudit(thread.CreatedAt, thread.CreatedBy, thread.LastUpdatedAt, thread.LastUpdatedBy);
    }
}
