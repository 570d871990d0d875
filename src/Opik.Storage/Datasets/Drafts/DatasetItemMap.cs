using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Opik.Contracts;

namespace Opik.Storage;

/// <summary>Takes members from one map into another.</summary>
internal static class DatasetItemMap
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>The map <paramref name="to"/>; the named members are those of <paramref name="from"/>, or missing as they are there.</summary>
    public static JsonText Take(JsonText from, JsonText to, HashSet<string> names)
    {
        using var source = JsonDocument.Parse(from.Utf8, new JsonDocumentOptions { MaxDepth = 1024 });
        using var target = JsonDocument.Parse(to.Utf8, new JsonDocumentOptions { MaxDepth = 1024 });
        var buffer = new ArrayBufferWriter<byte>(to.Utf8.Length);
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            writer.WriteStartObject();
            foreach (var member in target.RootElement.EnumerateObject())
            {
                if (!names.Contains(member.Name))
                    Write(writer, member);
                else if (source.RootElement.TryGetProperty(member.Name, out var value))
                    Write(writer, member.Name, value);
            }

            foreach (var member in source.RootElement.EnumerateObject())
            {
                if (names.Contains(member.Name) && !target.RootElement.TryGetProperty(member.Name, out _))
                    Write(writer, member);
            }

            writer.WriteEndObject();
        }

        return new JsonText(buffer.WrittenMemory);
    }

    private static void Write(Utf8JsonWriter writer, JsonProperty member) => Write(writer, member.Name, member.Value);

    // As it was spelled: integers beyond 64 bits stay what they are.
    private static void Write(Utf8JsonWriter writer, string name, JsonElement value)
    {
        writer.WritePropertyName(name);
        writer.WriteRawValue(value.GetRawText(), skipInputValidation: true);
    }
}
