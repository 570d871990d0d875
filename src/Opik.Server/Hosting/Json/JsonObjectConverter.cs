using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Opik.Server.Hosting.Json;

/// <summary>A JSON object that is worked on; 400 for texts that could not be written again.</summary>
internal sealed class JsonObjectConverter : JsonConverter<JsonObject>
{
    public override JsonObject Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var value = WellFormedText.Check(JsonElement.ParseValue(ref reader));
        return value.ValueKind == JsonValueKind.Object ? JsonObject.Create(value)! : throw new JsonException("Expected an object.");
    }

    public override void Write(Utf8JsonWriter writer, JsonObject value, JsonSerializerOptions options) => value.WriteTo(writer, options);
}
