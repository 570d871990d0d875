using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opik.Cli.Commands.Import;

/// <summary>What a dataset item says, in a form in which equal items are equal text: members sorted, without the id.</summary>
internal static class ItemContent
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 512 };

    /// <summary>The text.</summary>
    public static string Of(JsonObject data)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Relaxed))
            Write(writer, data, skipId: true);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, JsonNode? node, bool skipId = false)
    {
        if (node is JsonObject members)
        {
            writer.WriteStartObject();
            foreach (var (name, value) in members.OrderBy(member => member.Key, StringComparer.Ordinal).Where(member => !skipId || member.Key != "id"))
            {
                writer.WritePropertyName(name);
                Write(writer, value);
            }

            writer.WriteEndObject();
        }
        else if (node is JsonArray items)
        {
            writer.WriteStartArray();
            foreach (var item in items)
                Write(writer, item);
            writer.WriteEndArray();
        }
        else if (node is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            node.WriteTo(writer);
        }
    }
}
