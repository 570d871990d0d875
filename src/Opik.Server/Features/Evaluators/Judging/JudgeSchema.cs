using System.Text;
using System.Text.Json.Nodes;
using Opik.Server.Features.Evaluators.Code;

namespace Opik.Server.Features.Evaluators.Judging;

/// <summary>The form of a judge's answer, in words and as a JSON schema: an object of <c>{"score","reason"}</c> by the name of the score.</summary>
internal static class JudgeSchema
{
    /// <summary>For every model: not all providers enforce a schema.</summary>
    public static string Task(IReadOnlyList<JudgeScore?> scores)
    {
        var text = new StringBuilder("""
            Answer with one JSON object and nothing else. It has a member for each score below: an object with the members "score" and "reason" (one or two sentences).
            """);
        foreach (var score in scores)
            text.Append("\n- \"").Append(score!.Name).Append("\": ").Append(Words(score.Type!)).Append(". ").Append(score.Description);
        return text.ToString();
    }

    /// <summary>Member <c>response_format</c> of a request.</summary>
    public static JsonObject Format(IReadOnlyList<JudgeScore?> scores)
    {
        var members = new JsonObject();
        foreach (var score in scores)
        {
            members[score!.Name!] = Object(new JsonObject
            {
                ["score"] = new JsonObject { ["type"] = JsonType(score.Type!), ["description"] = score.Description },
                ["reason"] = new JsonObject { ["type"] = "string" },
            });
        }

        return new JsonObject { ["type"] = "json_schema", ["json_schema"] = new JsonObject { ["name"] = "scores", ["strict"] = true, ["schema"] = Object(members) } };
    }

    private static JsonObject Object(JsonObject members) => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray([.. members.Select(static member => JsonValue.Create(member.Key))]),
        ["properties"] = members,
        ["additionalProperties"] = false,
    };

    private static string JsonType(string type) => type switch
    {
        "BOOLEAN" => "boolean",
        "INTEGER" => "integer",
        _ => "number",
    };

    private static string Words(string type) => type switch
    {
        "BOOLEAN" => "true or false",
        "INTEGER" => "a whole number",
        _ => "a number",
    };
}
