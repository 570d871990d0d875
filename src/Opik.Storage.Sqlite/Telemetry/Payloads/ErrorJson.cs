using System.Text.Encodings.Web;
using System.Text.Json;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Error information as JSON, in the shape of the wire: <c>{"exception_type":…,"message":…,"traceback":…}</c>.</summary>
internal static class ErrorJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static JsonText Write(ErrorInfo error)
    {
        using var buffer = new MemoryStream(error.Traceback.Length + 128);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            writer.WriteString("exception_type"u8, error.ExceptionType);
            if (error.Message is not null)
                writer.WriteString("message"u8, error.Message);
            writer.WriteString("traceback"u8, error.Traceback);
            writer.WriteEndObject();
        }

        return new JsonText(buffer.ToArray());
    }

    public static ErrorInfo Read(ReadOnlySpan<byte> json)
    {
        var type = string.Empty;
        string? message = null;
        var traceback = string.Empty;
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("exception_type"u8))
                type = ReadString(ref reader) ?? type;
            else if (reader.ValueTextEquals("message"u8))
                message = ReadString(ref reader);
            else
                traceback = ReadString(ref reader) ?? traceback;
        }

        return new ErrorInfo(type, message, traceback);
    }

    private static string? ReadString(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetString();
    }
}
