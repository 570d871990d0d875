using System.Text.Json;
using Opik.Delivery;

namespace Opik.Tracing;

/// <summary>A score on its way.</summary>
internal sealed class ScoreItem(DeliveryKind kind, Guid entityId, FeedbackScoreValue score, string? projectName, string? threadId = null) : DeliveryItem
{
    internal override DeliveryKind Kind => kind;

    internal override Guid EntityId => entityId;

    // Scores never replace each other on the way: the server keeps the newest of a name and an author.
    internal override Guid Key { get; } = Guid.NewGuid();

    internal override long Size => 256 + (2 * score.Name.Length) + (2 * (score.Reason?.Length ?? 0));

    internal override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        if (threadId is not null)
            writer.WriteString("thread_id"u8, threadId);
        else
            writer.WriteString("id"u8, entityId);
        if (projectName is not null)
            writer.WriteString("project_name"u8, projectName);
        writer.WriteString("name"u8, score.Name);
        writer.WriteNumber("value"u8, score.Value);
        if (score.Reason is not null)
            writer.WriteString("reason"u8, score.Reason);
        if (score.CategoryName is not null)
            writer.WriteString("category_name"u8, score.CategoryName);
        writer.WriteString("source"u8, "sdk"u8);
        writer.WriteEndObject();
    }
}
