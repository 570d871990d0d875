using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Contracts.PythonRules;

namespace Opik.Evaluation.Judges.Suites;

/// <summary>
/// Reads the answer to a list of assertions, e.g.
/// <c>{"assertion_1":{"score":true,"reason":"It greets by name.","confidence":0.9}}</c>. Nothing is repaired: the whole text must be
/// the object. As in the Python client, scores may be written as 0, 1, "true", "yes" and the like.
/// </summary>
internal static class AssertionAnswer
{
    /// <summary>Category of the scores.</summary>
    public const string Category = "suite_assertion";

    private static readonly string[] Yes = ["1", "on", "t", "true", "y", "yes"];
    private static readonly string[] No = ["0", "off", "f", "false", "n", "no"];

    /// <summary>Reads it.</summary>
    /// <exception cref="MetricComputationException">It is not of that form.</exception>
    public static IReadOnlyList<ScoreResult> Read(string text, IReadOnlyList<string> assertions)
    {
        if (!PythonJson.TryRead(text, out var json))
            throw JudgeJson.Unreadable(text, "is not JSON from begin to end");
        if (json is not JsonObject verdicts)
            throw JudgeJson.Unreadable(text, "is no JSON object");
        return [.. assertions.Select((assertion, i) => Result(assertion, verdicts[AssertionSchema.Key(i)] as JsonObject, AssertionSchema.Key(i), text))];
    }

    /// <summary>Scores of assertions that could not be judged.</summary>
    public static IReadOnlyList<ScoreResult> Failed(IReadOnlyList<string> assertions, Exception problem) =>
        [.. assertions.Select(assertion => ScoreResult.Failed(assertion, problem) with { CategoryName = Category })];

    private static ScoreResult Result(string assertion, JsonObject? verdict, string key, string text)
    {
        if (verdict is null)
            throw JudgeJson.Unreadable(text, $"has no object \"{key}\"");
        var holds = Boolean(verdict["score"]) ?? throw JudgeJson.Unreadable(text, $"has no true or false as \"score\" of \"{key}\"");
        if (verdict["reason"]?.GetValueKind() != JsonValueKind.String)
            throw JudgeJson.Unreadable(text, $"has no text as \"reason\" of \"{key}\"");
        if (PythonValue.Float(verdict["confidence"]) is not (>= 0 and <= 1 and var confidence))
            throw JudgeJson.Unreadable(text, $"has no number from 0 to 1 as \"confidence\" of \"{key}\"");
        return new ScoreResult(assertion, holds ? 1 : 0)
        {
            Reason = verdict["reason"]!.GetValue<string>(),
            CategoryName = Category,
            Metadata = new JsonObject { ["confidence"] = confidence },
        };
    }

    private static bool? Boolean(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => PythonValue.Float(value) switch { 1 => true, 0 => false, _ => null },
        JsonValueKind.String when Yes.Contains(value.GetValue<string>(), StringComparer.OrdinalIgnoreCase) => true,
        JsonValueKind.String when No.Contains(value.GetValue<string>(), StringComparer.OrdinalIgnoreCase) => false,
        _ => null,
    };
}
