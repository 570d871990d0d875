using System.Text.Json;
using Opik.Tracing;

namespace Opik.Delivery.Uploads;

/// <summary>A file to be uploaded, as it is queued and spooled.</summary>
/// <param name="EntityType"><c>trace</c> or <c>span</c>.</param>
/// <param name="EntityId">Whose file it is.</param>
/// <param name="ProjectName">Project of the entity; null: the server's default.</param>
/// <param name="FileName">Name to list.</param>
/// <param name="MimeType">Media type.</param>
/// <param name="Path">The file.</param>
/// <param name="IsCopy">True when it is ours, to be deleted after the upload.</param>
internal sealed record UploadDescriptor(string EntityType, Guid EntityId, string? ProjectName, string FileName, string MimeType, string Path, bool IsCopy)
{
    /// <summary>The descriptor of an item whose bytes lie in a file.</summary>
    public static UploadDescriptor Of(AttachmentItem item, string path, bool isCopy) =>
        new(item.EntityType, item.EntityId, item.ProjectName, item.Attachment.FileName, item.Attachment.ContentType, path, isCopy);

    /// <summary>Reads what <see cref="WriteTo"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is no descriptor.</exception>
    public static UploadDescriptor Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            return new UploadDescriptor(
                root.GetProperty("entity_type"u8).GetString()!,
                root.GetProperty("entity_id"u8).GetGuid(),
                root.TryGetProperty("project_name"u8, out var project) ? project.GetString() : null,
                root.GetProperty("file_name"u8).GetString()!,
                root.GetProperty("mime_type"u8).GetString()!,
                root.GetProperty("path"u8).GetString()!,
                root.GetProperty("is_copy"u8).GetBoolean());
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException("The description of an upload cannot be read.", failure);
        }
    }

    /// <summary>Writes it as JSON.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        WriteEntity(writer);
        writer.WriteString("path"u8, Path);
        writer.WriteBoolean("is_copy"u8, IsCopy);
        writer.WriteEndObject();
    }

    /// <summary>Writes the members that name the file to the server.</summary>
    public void WriteEntity(Utf8JsonWriter writer)
    {
        writer.WriteString("entity_type"u8, EntityType);
        writer.WriteString("entity_id"u8, EntityId);
        if (ProjectName is not null)
            writer.WriteString("project_name"u8, ProjectName);
        writer.WriteString("file_name"u8, FileName);
        writer.WriteString("mime_type"u8, MimeType);
    }
}
