using System.Buffers;
using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Hosting.Json;

namespace Opik.Server.Features.Datasets.Items;

/// <summary>JSON without line breaks: streams send a value a line. Numbers keep their spelling, however large they are.</summary>
internal static class JsonLine
{
    /// <summary>The same value on one line; the text itself when it is.</summary>
    public static JsonText Of(JsonText json)
    {
        if (json.Utf8.Span.IndexOfAny((byte)'\n', (byte)'\r') < 0)
            return json;
        using var document = JsonDocument.Parse(json.Utf8, new JsonDocumentOptions { MaxDepth = WireJson.MaxDepth });
        var buffer = new ArrayBufferWriter<byte>(json.Utf8.Length);
        using (var writer = new Utf8JsonWriter(buffer, WireJson.Writer))
            document.RootElement.WriteTo(writer);
        return new JsonText(buffer.WrittenMemory);
    }
}
