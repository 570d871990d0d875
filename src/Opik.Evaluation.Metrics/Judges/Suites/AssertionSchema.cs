using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Opik.Evaluation.Judges.Suites;

/// <summary>
/// The form of the answer to a list of assertions, as a flat schema: <c>assertion_1</c> to <c>assertion_n</c>, each described by
/// the text of the assertion, with <c>reason</c>, <c>score</c> and <c>confidence</c>. Texts are no keys: two assertions may read
/// the same, and providers restrict the letters of keys.
/// </summary>
internal static class AssertionSchema
{
    /// <summary>Key of an assertion.</summary>
    /// <param name="index">Its place, from 0.</param>
    public static string Key(int index) => $"assertion_{index + 1}";

    /// <summary>As the model layer takes it.</summary>
    public static ChatResponseFormat Format(IReadOnlyList<string> assertions)
    {
        var verdicts = Object(assertions.Select((text, i) => KeyValuePair.Create<string, JsonNode?>(Key(i), Verdict(text))));
        using var schema = JsonDocument.Parse(verdicts.ToJsonString());
        return ChatResponseFormat.ForJsonSchema(schema.RootElement.Clone(), "assertions");
    }

    /// <summary>In words, for models that cannot be held to a schema.</summary>
    public static string Words(IReadOnlyList<string> assertions)
    {
        var words = new StringBuilder("# Assertions\n");
        for (var i = 0; i < assertions.Count; i++)
            words.Append("- ").Append(Key(i)).Append(": ").Append(assertions[i]).Append('\n');
        return words.Append($$"""

            # Answer
            Answer with one JSON object and nothing else, without a code fence. It has one member for each assertion, named as above ({{(assertions.Count == 1 ? Key(0) : $"{Key(0)} to {Key(assertions.Count - 1)}")}}), and each is an object with exactly these members:
            - "reason" (a text): what decides, in one to three sentences
            - "score" (true or false): whether the assertion holds
            - "confidence" (a number from 0 to 1): how sure you are of this score
            """).ToString();
    }

    // The reason comes first: a model that has written it judges better.
    private static JsonObject Verdict(string text)
    {
        var verdict = Object(
        [
            KeyValuePair.Create<string, JsonNode?>("reason", new JsonObject { ["type"] = "string", ["description"] = "what decides, in one to three sentences" }),
            KeyValuePair.Create<string, JsonNode?>("score", new JsonObject { ["type"] = "boolean", ["description"] = "whether the assertion holds" }),
            KeyValuePair.Create<string, JsonNode?>("confidence", new JsonObject { ["type"] = "number", ["description"] = "how sure you are, from 0 to 1" }),
        ]);
        verdict["description"] = text;
        return verdict;
    }

    private static JsonObject Object(IEnumerable<KeyValuePair<string, JsonNode?>> members)
    {
        var properties = new JsonObject(members);
        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = new JsonArray([.. properties.Select(member => (JsonNode)member.Key)]),
            ["additionalProperties"] = false,
        };
    }
}
