using System.Text.Json.Nodes;

namespace Opik.Llm;

/// <summary>
/// Whether providers can hold answers to a schema strictly: every object names its members, requires all and allows no
/// others. <see href="https://platform.openai.com/docs/guides/structured-outputs#supported-schemas"/>
/// </summary>
internal static class StrictSchema
{
    public static bool Fits(JsonNode? schema) => schema is JsonObject root && IsObject(root) && FitsAll(root);

    private static bool FitsAll(JsonNode? node) => node switch
    {
        JsonObject json when IsObject(json) => IsClosed(json) && json.All(member => FitsAll(member.Value)),
        JsonObject json => json.All(member => FitsAll(member.Value)),
        JsonArray list => list.All(FitsAll),
        _ => true,
    };

    private static bool IsObject(JsonObject schema) => schema["properties"] is JsonObject || (schema["type"] is JsonValue type && type.ToString() == "object");

    private static bool IsClosed(JsonObject schema)
    {
        if (schema["properties"] is not JsonObject members || schema["additionalProperties"] is not JsonValue others || !others.TryGetValue<bool>(out var open) || open)
            return false;
        var required = (schema["required"] as JsonArray ?? []).Select(name => name?.ToString()).ToHashSet(StringComparer.Ordinal);
        return members.All(member => required.Contains(member.Key));
    }
}
