using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opik.Server.Tests.OpenApi;

/// <summary>Holds JSON against the schemas of our document, as strictly as it is written: members that it does not name are wrong too.</summary>
internal sealed class DocumentSchemas(JsonObject document)
{
    /// <summary>What is wrong, each with its place; empty when nothing is.</summary>
    /// <param name="json">The value.</param>
    /// <param name="schema">Its schema.</param>
    /// <param name="isPartial">Members may be missing, required or not.</param>
    public IReadOnlyList<string> Validate(JsonNode? json, JsonObject schema, bool isPartial = false)
    {
        var problems = new List<string>();
        Check(json, schema, "$", isPartial, problems);
        return problems;
    }

    /// <summary>Places of required members that a body does not have, or has as null.</summary>
    public IEnumerable<string> Missing(JsonNode? json, JsonObject unresolved, string place = "$")
    {
        var schema = Resolve(unresolved);
        if (schema["anyOf"] is JsonArray alternatives)
        {
            var missing = alternatives.OfType<JsonObject>().Select(alternative => Missing(json, alternative, place).ToList()).ToList();
            return missing.Exists(static each => each.Count == 0) ? [] : missing[0];
        }

        return json switch
        {
            JsonObject value when schema["properties"] is JsonObject properties =>
                (schema["required"] as JsonArray ?? []).Select(static name => name!.GetValue<string>()).Where(name => value[name] is null).Select(name => $"{place}.{name}")
                    .Concat(value.Where(member => properties[member.Key] is JsonObject).SelectMany(member => Missing(member.Value, (JsonObject)properties[member.Key]!, $"{place}.{member.Key}"))),
            JsonArray list when schema["items"] is JsonObject items => list.SelectMany((item, index) => Missing(item, items, $"{place}[{index}]")),
            _ => [],
        };
    }

    /// <summary>Follows a reference.</summary>
    public JsonObject Resolve(JsonObject schema) =>
        schema["$ref"]?.GetValue<string>() is { } reference ? (JsonObject)document["components"]!["schemas"]![reference[(reference.LastIndexOf('/') + 1)..]]! : schema;

    private void Check(JsonNode? json, JsonObject unresolved, string place, bool isPartial, List<string> problems)
    {
        var schema = Resolve(unresolved);
        if (schema["anyOf"] is JsonArray alternatives)
        {
            if (!alternatives.OfType<JsonObject>().Any(alternative => Validate(json, alternative, isPartial).Count == 0))
                problems.Add($"{place} fits none of the alternatives: {Short(json)}");
            return;
        }

        if (schema["enum"] is JsonArray values && !values.Any(value => JsonNode.DeepEquals(value, json)))
            problems.Add($"{place} is {Short(json)}, none of the documented values");
        var types = schema["type"] switch { JsonArray several => several.Select(type => type!.GetValue<string>()).ToArray(), JsonValue one => [one.GetValue<string>()], _ => [] };
        if (types.Length == 0)
            return;
        if (!types.Any(type => Fits(json, type)))
            problems.Add($"{place} is no {string.Join(" or ", types)}: {Short(json)}");
        else if (json is JsonObject value)
            CheckObject(value, schema, place, isPartial, IsKept(unresolved), problems);
        else if (json is JsonArray list && schema["items"] is JsonObject items)
            for (var i = 0; i < list.Count; i++)
                Check(list[i], items, $"{place}[{i}]", isPartial, problems);
        else if (json is JsonValue text && text.GetValueKind() == JsonValueKind.String)
            CheckFormat(text.GetValue<string>(), schema["format"]?.GetValue<string>(), place, problems);
    }

    private void CheckObject(JsonObject json, JsonObject schema, string place, bool isPartial, bool isKept, List<string> problems)
    {
        var properties = schema["properties"] as JsonObject ?? [];
        var others = schema["additionalProperties"] as JsonObject;
        foreach (var name in schema["required"] as JsonArray ?? [])
        {
            if (!isPartial && !json.ContainsKey(name!.GetValue<string>()))
                problems.Add($"{place}.{name} is missing");
        }

        foreach (var (name, value) in json)
        {
            if ((properties[name] ?? others) is JsonObject property)
                Check(value, property, $"{place}.{name}", isPartial, problems);
            else if (!isKept)
                problems.Add($"{place}.{name} is not in the document");
        }
    }

    // What is answered as it was sent has the shape of a body, and in those members that nobody knows are allowed.
    private static bool IsKept(JsonObject reference) => reference["$ref"]?.GetValue<string>().EndsWith("Body", StringComparison.Ordinal) == true;

    private static bool Fits(JsonNode? json, string type) => json switch
    {
        null => type == "null",
        JsonObject => type == "object",
        JsonArray => type == "array",
        _ => json.GetValueKind() switch
        {
            JsonValueKind.String => type == "string",
            JsonValueKind.Number => type == "number" || (type == "integer" && decimal.TryParse(json.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number == decimal.Truncate(number)),
            _ => type == "boolean",
        },
    };

    private static void CheckFormat(string value, string? format, string place, List<string> problems)
    {
        var fits = format switch
        {
            "uuid" => Guid.TryParseExact(value, "D", out _),
            "date-time" => DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out _),
            _ => true,
        };
        if (!fits)
            problems.Add($"{place} is no {format}: {value}");
    }

    private static string Short(JsonNode? json) => json?.ToJsonString() is { } text ? text[..Math.Min(text.Length, 80)] : "null";
}
