using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opik.Evaluation.Tests.Golden;

/// <summary>Floats that JSON lacks: golden values write them <c>{"$float":"NaN"}</c>.</summary>
internal static class GoldenFloats
{
    /// <summary>The value with such floats written as golden values write them.</summary>
    public static JsonNode? Marked(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Marked(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Marked)]),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number && Unwritten(value) is { } name => new JsonObject { ["$float"] = name },
        _ => node?.DeepClone(),
    };

    /// <summary>The value with such floats read.</summary>
    public static JsonNode? Node(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object when element.TryGetProperty("$float", out var name) => JsonValue.Create(name.GetString() switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            _ => double.NegativeInfinity,
        }),
        JsonValueKind.Object => new JsonObject(element.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, Node(member.Value)))),
        JsonValueKind.Array => new JsonArray([.. element.EnumerateArray().Select(Node)]),
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => JsonNode.Parse(element.GetRawText()),
    };

    private static string? Unwritten(JsonValue value)
    {
        if (value.TryGetValue<JsonElement>(out var written))
            return double.IsInfinity(double.Parse(written.GetRawText(), System.Globalization.CultureInfo.InvariantCulture)) ? (written.GetRawText()[0] == '-' ? "-Infinity" : "Infinity") : null;
        return value.GetValue<double>() switch
        {
            double.NaN => "NaN",
            double.PositiveInfinity => "Infinity",
            double.NegativeInfinity => "-Infinity",
            _ => null,
        };
    }
}
