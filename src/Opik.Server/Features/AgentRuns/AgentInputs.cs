using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Server.Features.ExperimentRuns;
using Opik.Server.Hosting.Json;

namespace Opik.Server.Features.AgentRuns;

/// <summary>Makes the inputs of an agent from the data of an item. Values take the type that the agent announced, where they can.</summary>
internal static class AgentInputs
{
    /// <summary>The inputs, and the required parameters that the item has nothing for.</summary>
    /// <param name="agent">The agent as announced; its <c>params</c> are <c>{"name", "type", "presence"}</c>.</param>
    /// <param name="data">Data of the item.</param>
    /// <param name="mapping">Path by parameter; null: each takes the field of its name.</param>
    public static (JsonObject Inputs, IReadOnlyList<string> Missing) Of(JsonElement agent, JsonElement data, IReadOnlyDictionary<string, string>? mapping)
    {
        var inputs = new JsonObject();
        var missing = new List<string>();
        foreach (var parameter in Parameters(agent))
        {
            var name = parameter.GetProperty("name").GetString()!;
            var path = mapping?.GetValueOrDefault(name) ?? name;
            if (MappedData.At(data, path) is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } value)
                inputs[name] = Typed(value, Text(parameter, "type"));
            else if (Text(parameter, "presence") != "optional")
                missing.Add(name);
        }

        return (inputs, missing);
    }

    private static IEnumerable<JsonElement> Parameters(JsonElement agent) =>
        agent.ValueKind == JsonValueKind.Object && agent.TryGetProperty("params", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(static each => each.ValueKind == JsonValueKind.Object && each.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String)
            : [];

    // Clients take lists and dictionaries as text, and read them themselves.
    private static JsonNode? Typed(JsonElement value, string? type) => type switch
    {
        "int" or "integer" or "float" or "number" or "double" when value.ValueKind == JsonValueKind.String && double.TryParse(value.GetString(), CultureInfo.InvariantCulture, out _) => JsonNode.Parse(value.GetString()!.Trim()),
        "int" or "integer" or "float" or "number" or "double" => Node(value),
        "bool" or "boolean" when value.ValueKind == JsonValueKind.String && bool.TryParse(value.GetString(), out var flag) => JsonValue.Create(flag),
        "bool" or "boolean" => Node(value),
        _ => JsonValue.Create(value.ValueKind == JsonValueKind.String ? value.GetString() : Node(value)!.ToJsonString(WireJson.Options)),
    };

    private static JsonNode? Node(JsonElement value) => JsonNode.Parse(value.GetRawText());

    private static string? Text(JsonElement parameter, string name) => parameter.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
