using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using Opik.Contracts;

namespace Opik.Server.Hosting.Json;

/// <summary>Passes a JSON value through as it is.</summary>
internal sealed class JsonTextConverter : JsonConverter<JsonText>
{
    public override bool HandleNull => true;

    public override JsonText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, WireJson.Writer))
            document.RootElement.WriteTo(writer);
        return new JsonText(buffer.WrittenMemory);
    }

    public override void Write(Utf8JsonWriter writer, JsonText value, JsonSerializerOptions options)
    {
        if (value.IsEmpty)
            writer.WriteNullValue();
        else
            writer.WriteRawValue(value.Utf8.Span, skipInputValidation: true);
    }
}
