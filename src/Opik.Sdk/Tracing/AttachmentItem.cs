using System.Text.Json;
using Opik.Delivery;

namespace Opik.Tracing;

/// <summary>A file on its way.</summary>
internal sealed class AttachmentItem(bool ofTrace, Guid entityId, string? projectName, OpikAttachment attachment) : DeliveryItem
{
    /// <summary><c>trace</c> or <c>span</c>.</summary>
    public string EntityType => ofTrace ? "trace" : "span";

    public string? ProjectName => projectName;

    public OpikAttachment Attachment => attachment;

    internal override DeliveryKind Kind => DeliveryKind.Attachment;

    internal override Guid EntityId => entityId;

    internal override Guid Key { get; } = Guid.NewGuid();

    internal override long Size => 256 + (attachment.Bytes?.Length ?? 0);

    internal override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("entity_type"u8, EntityType);
        writer.WriteString("entity_id"u8, entityId);
        if (projectName is not null)
            writer.WriteString("project_name"u8, projectName);
        writer.WriteString("file_name"u8, attachment.FileName);
        writer.WriteString("mime_type"u8, attachment.ContentType);
        writer.WriteEndObject();
    }
}
