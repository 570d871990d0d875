using System.Text.Json;
using System.Text.Json.Serialization;

namespace Opik.Server.Hosting.Json;

/// <summary>Any JSON value; 400 for texts that could not be written again.</summary>
internal sealed class JsonElementConverter : JsonConverter<JsonElement>
{
    public override bool HandleNull => true;

    public override JsonElement Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        WellFormedText.Check(JsonElement.ParseValue(ref reader));

    public override void Write(Utf8JsonWriter writer, JsonElement value, JsonSerializerOptions options)
    {
        if (value.ValueKind == JsonValueKind.Undefined)
            writer.WriteNullValue();
        else
            value.WriteTo(writer);
    }
}
