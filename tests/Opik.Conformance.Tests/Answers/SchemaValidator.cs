using System.Globalization;
using System.Text.Json.Nodes;
using Opik.Conformance.Tests.Specification;

namespace Opik.Conformance.Tests.Answers;

/// <summary>Checks an answer against its schema. Members the schema does not know are fine: clients ignore them.</summary>
internal sealed class SchemaValidator(WireDocument document)
{
    /// <summary>What is wrong, each with its place; empty when nothing is.</summary>
    public IReadOnlyList<string> Validate(JsonNode? json, JsonObject schema)
    {
        var problems = new List<string>();
        Check(json, schema, "$", problems);
        return problems;
    }

    private void Check(JsonNode? json, JsonObject unresolved, string place, List<string> problems)
    {
        var schema = document.Resolve(unresolved);
        if (schema["anyOf"] is JsonArray alternatives)
        {
            if (!alternatives.OfType<JsonObject>().Any(alternative => Validate(json, alternative).Count == 0))
                problems.Add($"{place} fits none of the alternatives");
            return;
        }

        if (json is null)
        {
            problems.Add($"{place} is null");
            return;
        }

        if (schema["enum"] is JsonArray members && !members.Any(member => JsonNode.DeepEquals(member, json)))
            problems.Add($"{place} is {json.ToJsonString()}, none of the documented values");
        switch (schema["type"]?.GetValue<string>())
        {
            // An object without members in the document is any JSON value.
            case "object" when schema["properties"] is null && schema["additionalProperties"] is null && schema["allOf"] is null && schema["discriminator"] is null:
                break;
            case "object" when json is JsonObject value:
                CheckObject(value, schema, place, problems);
                break;
            case "array" when json is JsonArray list:
                for (var i = 0; i < list.Count; i++)
                    Check(list[i], (JsonObject)schema["items"]!, $"{place}[{i}]", problems);
                break;
            case "string" when json is JsonValue text && text.TryGetValue<string>(out var value):
                CheckFormat(value, schema["format"]?.GetValue<string>(), place, problems);
                break;
            case "integer" when json is JsonValue number && number.TryGetValue<long>(out _):
            case "number" when json is JsonValue real && real.TryGetValue<double>(out _):
            case "boolean" when json is JsonValue flag && flag.TryGetValue<bool>(out _):
            case null:
                break;
            case var type:
                problems.Add($"{place} is no {type}: {json.ToJsonString()}");
                break;
        }
    }

    private void CheckObject(JsonObject json, JsonObject schema, string place, List<string> problems)
    {
        if (schema["additionalProperties"] is JsonObject values)
        {
            foreach (var (name, value) in json)
                Check(value, values, $"{place}.{name}", problems);
        }

        var discriminator = schema["discriminator"]?["propertyName"]?.GetValue<string>();
        var shape = SchemaShape.Of(document, schema, discriminator is null ? null : json[discriminator]?.GetValue<string>());
        var members = json.GroupBy(member => WireNames.Key(member.Key)).ToDictionary(group => group.Key, group => group.First().Value);
        foreach (var name in shape.Required.Where(name => !members.ContainsKey(WireNames.Key(name))))
            problems.Add($"{place}.{name} is missing");
        foreach (var (name, property) in shape.Properties)
        {
            if (members.TryGetValue(WireNames.Key(name), out var value))
                Check(value, property, $"{place}.{name}", problems);
        }
    }

    private static void CheckFormat(string value, string? format, string place, List<string> problems)
    {
        var fits = format switch
        {
            "uuid" => Guid.TryParseExact(value, "D", out _),
            "date-time" => value.EndsWith('Z') && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out _),
            _ => true,
        };
        if (!fits)
            problems.Add($"{place} is no {format}: {value}");
    }
}
