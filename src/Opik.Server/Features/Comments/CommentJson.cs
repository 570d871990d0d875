using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Hosting.Json;

namespace Opik.Server.Features.Comments;

/// <summary>Comments as the wire has them.</summary>
internal static class CommentJson
{
    /// <summary>Writes the member <c>comments</c>, unless there are none.</summary>
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<Comment>? comments)
    {
        if (comments is not { Count: > 0 })
            return;
        writer.WriteStartArray("comments"u8);
        foreach (var comment in comments)
        {
            writer.WriteStartObject();
            WriteMembers(writer, comment);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>Writes the members of one comment.</summary>
    public static void WriteMembers(Utf8JsonWriter writer, Comment comment)
    {
        writer.WriteString("id"u8, comment.Id);
        writer.WriteString("text"u8, comment.Text);
        writer.WriteIdIfAny("source_queue_id"u8, comment.SourceQueueId);
        writer.WriteAudit(comment.CreatedAt, comment.CreatedBy, comment.LastUpdatedAt, comment.LastUpdatedBy);
    }
}
