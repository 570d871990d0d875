using System.Text.Json.Nodes;

namespace Opik.Testing.FakeLlm;

/// <summary>
/// A judge that answers whatever schema a request asks for: one half for a number, 7 for an integer, true, <c>yes</c> for a
/// verdict, the first of several choices, one item for a list, <c>because</c> for any other text. Requests without a schema are answered <c>Hello</c>.
/// </summary>
public static class SchemaJudge
{
    /// <summary>The answer to a request.</summary>
    public static FakeLlmAnswer Answer(FakeLlmRequest request)
    {
        if (request.Body["response_format"]?["json_schema"]?["schema"]?["properties"] is not JsonObject members)
            return FakeLlmAnswer.Text("Hello");
        return FakeLlmAnswer.Text(Object(members).ToJsonString());
    }

    private static JsonObject Object(JsonObject members)
    {
        var answer = new JsonObject();
        foreach (var (name, member) in members)
            answer[name] = name == "verdict" ? "yes" : Value((JsonObject)member!);
        return answer;
    }

    private static JsonNode Value(JsonObject member) => member switch
    {
        _ when member["enum"] is JsonArray { Count: > 0 } choices => choices[0]!.DeepClone(),
        _ when member["items"]?["properties"] is JsonObject members => new JsonArray(Object(members)),
        _ => Value((string?)(Single(member["type"]) ?? member["anyOf"]?[0]?["type"])),
    };

    // ["string","null"]
    private static JsonNode? Single(JsonNode? type) => type is JsonArray types ? types[0] : type;

    private static JsonNode Value(string? type) => type switch
    {
        "number" => 0.5,
        "integer" => 7,
        "boolean" => true,
        "array" => new JsonArray("because"),
        _ => "because",
    };
}
