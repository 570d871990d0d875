using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Opik.Extensions.AI.Chat;

/// <summary>Writes one part of a message beside its texts: images, audio and files in OpenAI's shapes, what is newer by its type.</summary>
internal static class ContentPartWriter
{
    /// <summary>Writes the part.</summary>
    public static void Write(Utf8JsonWriter writer, AIContent content)
    {
        writer.WriteStartObject();
        switch (content)
        {
            case TextContent text:
                writer.WriteString("type"u8, "text"u8);
                writer.WriteString("text"u8, text.Text);
                break;
            case DataContent data when data.HasTopLevelMediaType("image"):
                WriteUrl(writer, "image_url"u8, data.Uri);
                break;
            case DataContent data when data.HasTopLevelMediaType("audio"):
                WriteAudio(writer, data);
                break;
            case DataContent data:
                WriteFile(writer, "file_data"u8, data.Uri, data.Name);
                break;
            case UriContent uri:
                WriteUrl(writer, uri.HasTopLevelMediaType("image") ? "image_url"u8 : uri.HasTopLevelMediaType("video") ? "video_url"u8 : "file_url"u8, uri.Uri.ToString());
                break;
            case HostedFileContent file:
                WriteFile(writer, "file_id"u8, file.FileId, file.Name);
                break;
            case ErrorContent error:
                writer.WriteString("type"u8, "error"u8);
                writer.WriteString("message"u8, error.Message);
                if (error.ErrorCode is { } code)
                    writer.WriteString("code"u8, code);
                break;
            default:
                // Contents of the server's own tools (searches, code, approvals): which of them is known to the reader grows.
                writer.WriteString("type"u8, content.GetType().Name);
                writer.WriteString("text"u8, content.ToString());
                break;
        }

        writer.WriteEndObject();
    }

    private static void WriteUrl(Utf8JsonWriter writer, ReadOnlySpan<byte> type, string url)
    {
        writer.WriteString("type"u8, type);
        writer.WriteStartObject(type);
        writer.WriteString("url"u8, url);
        writer.WriteEndObject();
    }

    private static void WriteAudio(Utf8JsonWriter writer, DataContent data)
    {
        writer.WriteString("type"u8, "input_audio"u8);
        writer.WriteStartObject("input_audio"u8);
        writer.WriteString("data"u8, data.Base64Data.Span);
        writer.WriteString("format"u8, data.MediaType.AsSpan(data.MediaType.IndexOf('/', StringComparison.Ordinal) + 1));
        writer.WriteEndObject();
    }

    private static void WriteFile(Utf8JsonWriter writer, ReadOnlySpan<byte> member, string value, string? name)
    {
        writer.WriteString("type"u8, "file"u8);
        writer.WriteStartObject("file"u8);
        writer.WriteString(member, value);
        if (name is not null)
            writer.WriteString("filename"u8, name);
        writer.WriteEndObject();
    }
}
