using System.Buffers;
using System.Text.Json;
using Opik.OpenTelemetry.Mapping.Model;

namespace Opik.OpenTelemetry.Mapping;

/// <summary>
/// Writes attribute values as JSON. Attributes cannot hold objects, so instrumentations put JSON into texts, alone or in a
/// list: <c>"{\"city\": \"Ghent\"}"</c> becomes an object again. A text that does not parse stays a text.
/// </summary>
internal static class JsonExpansion
{
    // Payloads must stay within the 64 levels that JSON readers accept by default.
    private const int DeepestPayload = 60;

    /// <summary>Writes a value.</summary>
    public static void Write(Utf8JsonWriter writer, OtlpValue value)
    {
        switch (value.Kind)
        {
            case OtlpValueKind.Text:
                WriteText(writer, value.Text);
                break;
            case OtlpValueKind.Boolean:
                writer.WriteBooleanValue(value.Integer == 1);
                break;
            case OtlpValueKind.Integer:
                writer.WriteNumberValue(value.Integer);
                break;
            case OtlpValueKind.Number:
                WriteNumber(writer, value);
                break;
            case OtlpValueKind.List:
                writer.WriteStartArray();
                foreach (var item in value.Items)
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            case OtlpValueKind.Map:
                WriteMap(writer, value.Members);
                break;
            case OtlpValueKind.Bytes:
                writer.WriteBase64StringValue(value.Bytes.Span);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    /// <summary>The members of a map, or of JSON text that is an object; null when it is neither.</summary>
    public static IReadOnlyList<OtlpAttribute>? AsObject(OtlpValue value)
    {
        if (value.Kind == OtlpValueKind.Map)
            return value.Members;
        if (value.Kind != OtlpValueKind.Text || !value.Text.AsSpan().TrimStart().StartsWith("{"))
            return null;
        return Parse(value.Text, DeepestPayload) is { Kind: OtlpValueKind.Map } parsed ? parsed.Members : null;
    }

    /// <summary>The elements of a list, or of JSON text that is an array; null when it is neither.</summary>
    public static IReadOnlyList<OtlpValue>? AsList(OtlpValue value)
    {
        if (value.Kind == OtlpValueKind.List)
            return value.Items;
        if (value.Kind != OtlpValueKind.Text || !value.Text.AsSpan().TrimStart().StartsWith("["))
            return null;
        return Parse(value.Text, DeepestPayload) is { Kind: OtlpValueKind.List } parsed ? parsed.Items : null;
    }

    private static void WriteMap(Utf8JsonWriter writer, IReadOnlyList<OtlpAttribute> members)
    {
        writer.WriteStartObject();
        // A name that comes twice would be two members: the last one counts.
        foreach (var member in members.Count < 2 ? members : members.Reverse().DistinctBy(member => member.Name, StringComparer.Ordinal).Reverse())
        {
            writer.WritePropertyName(member.Name);
            Write(writer, member.Value);
        }

        writer.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter writer, OtlpValue value)
    {
        if (double.IsFinite(value.Number))
            writer.WriteNumberValue(value.Number);
        else
            writer.WriteStringValue(value.AsText());
    }

    private static void WriteText(Utf8JsonWriter writer, string text)
    {
        if (!LooksLikeJson(text) || !TryWriteParsed(writer, text))
            writer.WriteStringValue(text);
    }

    // Numbers and words in texts stay texts: "001" is not 1.
    private static bool LooksLikeJson(string text)
    {
        var trimmed = text.AsSpan().Trim();
        return trimmed.Length > 1 && (trimmed[0], trimmed[^1]) is ('{', '}') or ('[', ']') or ('"', '"');
    }

    private static bool TryWriteParsed(Utf8JsonWriter writer, string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = Math.Max(1, DeepestPayload - writer.CurrentDepth) });
            // \ud83d alone parses but cannot be written: find out before the writer has begun.
            if (text.Contains("\\ud", StringComparison.OrdinalIgnoreCase))
            {
                using var trial = new Utf8JsonWriter(new ArrayBufferWriter<byte>());
                document.RootElement.WriteTo(trial);
            }

            document.RootElement.WriteTo(writer);
            return true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            // Not JSON after all: a Python representation, a cut text, prose in braces.
            return false;
        }
    }

    private static OtlpValue? Parse(string text, int maxDepth)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = maxDepth });
            return ToValue(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static OtlpValue ToValue(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => OtlpValue.Of(element.GetString()!),
        JsonValueKind.Number => element.TryGetInt64(out var integer) ? OtlpValue.Of(integer) : OtlpValue.Of(element.GetDouble()),
        JsonValueKind.True => OtlpValue.Of(true),
        JsonValueKind.False => OtlpValue.Of(false),
        JsonValueKind.Array => OtlpValue.Of([.. element.EnumerateArray().Select(ToValue)]),
        JsonValueKind.Object => OtlpValue.Of((IReadOnlyList<OtlpAttribute>)[.. element.EnumerateObject().Select(member => new OtlpAttribute(member.Name, ToValue(member.Value)))]),
        _ => OtlpValue.Empty,
    };
}
