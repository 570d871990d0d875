using System.Text.Json.Nodes;
using Opik.Conformance.Tests.Specification;

namespace Opik.Conformance.Tests.Requests;

/// <summary>
/// Builds bodies from schemas. Members whose meaning the schema cannot tell (ids of what exists, names of projects) come
/// from <paramref name="known"/>, by their name.
/// </summary>
internal sealed class SampleBuilder(WireDocument document, IReadOnlyDictionary<string, JsonNode?> known)
{
    /// <summary>An object with its required members, or with all that a client may write.</summary>
    public JsonObject BuildObject(JsonObject schema, bool onlyRequired)
    {
        var shape = SchemaShape.Of(document, schema);
        var json = new JsonObject();
        foreach (var (name, property) in shape.Properties)
        {
            var required = shape.Required.Contains(name);
            if ((onlyRequired && !required) || (!required && IsReadOnly(property)))
                continue;
            if (shape.Variant is { } variant && variant.Member == name)
                json[WireNames.OnTheWire(name)] = variant.Value;
            else if (Build(name, property, onlyRequired) is { } value)
                json[WireNames.OnTheWire(name)] = value;
        }

        return json;
    }

    private JsonNode? Build(string name, JsonObject unresolved, bool onlyRequired)
    {
        // Known as null: better left out.
        if (known.TryGetValue(name, out var value))
            return value?.DeepClone();
        var schema = document.Resolve(unresolved);
        if (schema["enum"] is JsonArray members)
            return members[0]!.DeepClone();
        if (schema["anyOf"] is JsonArray)
            return new JsonObject { ["text"] = "sample" };
        return schema["type"]?.GetValue<string>() switch
        {
            "array" => BuildArray(name, (JsonObject)schema["items"]!, onlyRequired),
            "object" when schema["additionalProperties"] is JsonObject values => new JsonObject { ["sample"] = Build(string.Empty, values, onlyRequired) },
            "object" when SchemaShape.Of(document, schema).Properties.Count > 0 => BuildObject(schema, onlyRequired),
            "object" => new JsonObject { ["text"] = "sample" },
            "integer" => JsonValue.Create(Math.Max(1, (long)(schema["minimum"]?.GetValue<decimal>() ?? 1))),
            "number" => JsonValue.Create(1.5),
            "boolean" => JsonValue.Create(false),
            "string" => JsonValue.Create(BuildText(schema["format"]?.GetValue<string>())),
            var type => throw new InvalidDataException($"No sample for {name} of type {type}."),
        };
    }

    private JsonArray BuildArray(string name, JsonObject items, bool onlyRequired) =>
        document.Resolve(items)["type"]?.GetValue<string>() == "object" && document.Resolve(items)["properties"] is not null
            ? [BuildObject(items, onlyRequired)]
            : [Build(name + "[]", items, onlyRequired)];

    private static string BuildText(string? format) => format switch
    {
        "uuid" => Guid.CreateVersion7().ToString(),
        "date-time" => "2026-11-20T10:00:00.123456Z",
        "email" => "someone@example.org",
        _ => "sample",
    };

    private bool IsReadOnly(JsonObject property) =>
        property["readOnly"]?.GetValue<bool>() == true || document.Resolve(property)["readOnly"]?.GetValue<bool>() == true;
}
