using System.Text.Json.Nodes;

namespace Opik.Testing.FakeLlm;

/// <summary>
/// A judge that answers whatever schema a request asks for: one half for a number, 7 for an integer, true, <c>yes</c> for a
/// verdict, <c>because</c> for any other text. Requests without a schema are answered <c>Hello</c>.
/// </summary>
public static class SchemaJudge
{
    /// <summary>The answer to a request.</summary>
    public static FakeLlmAnswer Answer(FakeLlmRequest request)
    {
        if (request.Body["response_format"]?["json_schema"]?["schema"]?["properties"] is not JsonObject members)
            return FakeLlmAnswer.Text("Hello");
        var answer = new JsonObject();
        foreach (var (name, member) in members)
            answer[name] = name == "verdict" ? "yes" : Value((string?)(member!["type"] ?? member["anyOf"]?[0]?["type"]));
        return FakeLlmAnswer.Text(answer.ToJsonString());
    }

    private static JsonNode Value(string? type) => type switch
    {
        "number" => 0.5,
        "integer" => 7,
        "boolean" => true,
        "array" => new JsonArray("because"),
        _ => "because",
    };
}
