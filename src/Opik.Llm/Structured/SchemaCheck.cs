using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Opik.Llm;

/// <summary>
/// Checks a value against a JSON schema as far as schemas of answers go: types, members, items, enumerations, limits, patterns,
/// <c>anyOf</c>, <c>oneOf</c>, <c>allOf</c>, <c>not</c> and references inside the schema. Other keywords are not looked at.
/// <see href="https://json-schema.org/draft/2020-12/json-schema-validation"/>
/// </summary>
internal sealed class SchemaCheck
{
    private const int MostDepth = 64;
    private const int MostProblems = 10;
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromMilliseconds(100);
    private readonly JsonNode _root;
    private readonly List<string> _problems = [];

    private SchemaCheck(JsonNode root) => _root = root;

    /// <summary>What is wrong, for the model to read; empty: nothing. At most 10 complaints.</summary>
    public static IReadOnlyList<string> Problems(JsonNode schema, JsonNode? value)
    {
        var check = new SchemaCheck(schema);
        check.Check(schema, value, "$", 0);
        return check._problems;
    }

    private void Check(JsonNode? schema, JsonNode? value, string path, int depth)
    {
        if (schema is JsonValue always && always.TryGetValue<bool>(out var isAllowed))
        {
            if (!isAllowed)
                Complain(path, "must not be there");
            return;
        }

        if (schema is not JsonObject rules || depth > MostDepth || _problems.Count >= MostProblems)
            return;
        if (rules["$ref"] is JsonValue reference)
        {
            Check(Resolve(reference.ToString()), value, path, depth + 1);
            return;
        }

        if (!HasType(rules["type"], value))
        {
            Complain(path, $"must be {Types(rules["type"]!)}, but is {Describe(value)}");
            return;
        }

        if (rules["enum"] is JsonArray choices && !choices.Any(choice => JsonNode.DeepEquals(choice, value)))
            Complain(path, $"must be one of {choices.ToJsonString(ChatJson.Options)}");
        if (rules.TryGetPropertyValue("const", out var constant) && !JsonNode.DeepEquals(constant, value))
            Complain(path, $"must be {constant?.ToJsonString(ChatJson.Options) ?? "null"}");
        CheckCombinations(rules, value, path, depth);
        switch (value)
        {
            case JsonObject json:
                CheckMembers(rules, json, path, depth);
                break;
            case JsonArray list:
                CheckItems(rules, list, path, depth);
                break;
            case JsonValue when value.GetValueKind() == JsonValueKind.Number:
                CheckNumber(rules, value.GetValue<double>(), path);
                break;
            case JsonValue when value.GetValueKind() == JsonValueKind.String:
                CheckText(rules, value.GetValue<string>(), path);
                break;
        }
    }

    private void CheckCombinations(JsonObject rules, JsonNode? value, string path, int depth)
    {
        foreach (var part in rules["allOf"] as JsonArray ?? [])
            Check(part, value, path, depth + 1);
        if (rules["anyOf"] is JsonArray any && !any.Any(part => Holds(part, value, depth)))
            Complain(path, "fits none of the allowed forms (anyOf)");
        if (rules["oneOf"] is JsonArray one && one.Count(part => Holds(part, value, depth)) != 1)
            Complain(path, "must fit exactly one of the allowed forms (oneOf)");
        if (rules["not"] is { } not && Holds(not, value, depth))
            Complain(path, "has a form that is not allowed (not)");
    }

    private bool Holds(JsonNode? schema, JsonNode? value, int depth)
    {
        var check = new SchemaCheck(_root);
        check.Check(schema, value, "$", depth + 1);
        return check._problems.Count == 0;
    }

    private void CheckMembers(JsonObject rules, JsonObject json, string path, int depth)
    {
        foreach (var name in (rules["required"] as JsonArray ?? []).Select(name => name!.ToString()).Where(name => !json.ContainsKey(name)))
            Complain(path, $"lacks the member \"{name}\"");
        var known = rules["properties"] as JsonObject;
        foreach (var (name, member) in json)
        {
            if (known is not null && known.TryGetPropertyValue(name, out var schema))
                Check(schema, member, $"{path}.{name}", depth + 1);
            else if (rules["additionalProperties"] is JsonValue open && open.TryGetValue<bool>(out var isOpen) && !isOpen)
                Complain(path, $"has the member \"{name}\", which is not allowed");
            else
                Check(rules["additionalProperties"], member, $"{path}.{name}", depth + 1);
        }
    }

    private void CheckItems(JsonObject rules, JsonArray list, string path, int depth)
    {
        if (Limit(rules, "minItems") is { } fewest && list.Count < fewest)
            Complain(path, $"must have at least {fewest} items, but has {list.Count}");
        if (Limit(rules, "maxItems") is { } most && list.Count > most)
            Complain(path, $"must have at most {most} items, but has {list.Count}");
        for (var i = 0; i < list.Count; i++)
            Check(rules["items"], list[i], $"{path}[{i}]", depth + 1);
    }

    private void CheckNumber(JsonObject rules, double number, string path)
    {
        if (Limit(rules, "minimum") is { } least && number < least)
            Complain(path, $"must be at least {least}, but is {number}");
        if (Limit(rules, "maximum") is { } greatest && number > greatest)
            Complain(path, $"must be at most {greatest}, but is {number}");
        if (Limit(rules, "exclusiveMinimum") is { } above && number <= above)
            Complain(path, $"must be greater than {above}, but is {number}");
        if (Limit(rules, "exclusiveMaximum") is { } below && number >= below)
            Complain(path, $"must be less than {below}, but is {number}");
    }

    private void CheckText(JsonObject rules, string text, string path)
    {
        if (Limit(rules, "minLength") is { } shortest && text.Length < shortest)
            Complain(path, $"must have at least {shortest} characters");
        if (Limit(rules, "maxLength") is { } longest && text.Length > longest)
            Complain(path, $"must have at most {longest} characters");
        if (rules["pattern"] is JsonValue pattern && !Matches(text, pattern.ToString()))
            Complain(path, $"must match the pattern {pattern}");
    }

    // A pattern of another dialect, or one that takes too long, says nothing about the answer.
    private static bool Matches(string text, string pattern)
    {
        try
        {
            return Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant, PatternTimeout);
        }
        catch (Exception failure) when (failure is RegexParseException or RegexMatchTimeoutException)
        {
            return true;
        }
    }

    // #/$defs/Point
    private JsonNode? Resolve(string reference)
    {
        JsonNode? node = _root;
        foreach (var name in reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries))
            node = (node as JsonObject)?[name.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)];
        return node;
    }

    private static bool HasType(JsonNode? type, JsonNode? value) => type switch
    {
        JsonArray several => several.Any(one => HasType(one, value)),
        JsonValue one => one.ToString() switch
        {
            "object" => value is JsonObject,
            "array" => value is JsonArray,
            "string" => value?.GetValueKind() == JsonValueKind.String,
            "number" => value?.GetValueKind() == JsonValueKind.Number,
            "integer" => value?.GetValueKind() == JsonValueKind.Number && double.IsInteger(value.GetValue<double>()),
            "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
            "null" => value is null,
            _ => true,
        },
        _ => true,
    };

    private static string Types(JsonNode type) => type is JsonArray several ? string.Join(" or ", several.Select(one => one?.ToString())) : type.ToString();

    private static string Describe(JsonNode? value) => value switch
    {
        null => "null",
        JsonObject => "an object",
        JsonArray => "an array",
        _ => value.ToJsonString(ChatJson.Options) is { Length: <= 100 } text ? text : "a longer value",
    };

    private static double? Limit(JsonObject rules, string name) => rules[name] is JsonValue value && value.GetValueKind() == JsonValueKind.Number ? value.GetValue<double>() : null;

    private void Complain(string path, string problem)
    {
        if (_problems.Count < MostProblems)
            _problems.Add($"{path} {problem}");
    }
}
