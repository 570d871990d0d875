using System.Text.Json.Nodes;

namespace Opik.Llm;

/// <summary>A schema as Claude models take it: they refuse limits of numbers, lengths and counts, which are therefore left to whoever reads the answer.</summary>
internal static class ClaudeSchema
{
    private static readonly string[] Limits =
        ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties"];

    /// <summary>The schema without limits; null: the model, or the shape, cannot be held to it.</summary>
    public static JsonObject? For(ClaudeModel model, JsonObject? schema)
    {
        if (schema is null || !model.TakesSchema || !StrictSchema.Fits(schema))
            return null;
        var copy = (JsonObject)schema.DeepClone();
        Strip(copy);
        return copy;
    }

    private static void Strip(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
                Strip(item);
        }
        else if (node is JsonObject schema)
        {
            foreach (var name in Limits.Where(name => schema[name] is JsonValue))
                schema.Remove(name);
            foreach (var (_, value) in schema)
                Strip(value);
        }
    }
}
