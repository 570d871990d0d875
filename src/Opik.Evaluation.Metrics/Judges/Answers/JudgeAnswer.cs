using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Contracts.PythonRules;

namespace Opik.Evaluation.Judges;

/// <summary>What a judge answered. JSON in it is found as <see cref="JudgeJson"/> finds it.</summary>
public sealed class JudgeAnswer
{
    private readonly Lazy<JsonObject> _json;

    /// <param name="text">What the model wrote.</param>
    public JudgeAnswer(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Text = text;
        _json = new(() => JudgeJson.ExtractObject(text));
    }

    /// <summary>What the model wrote.</summary>
    public string Text { get; }

    /// <summary>The object in it.</summary>
    /// <exception cref="MetricComputationException">There is none.</exception>
    public JsonObject Json => _json.Value;

    /// <summary>A member; it may be null.</summary>
    /// <exception cref="MetricComputationException">There is no such member.</exception>
    public JsonNode? Member(string name) =>
        Json.TryGetPropertyValue(name, out var value) ? value : throw JudgeJson.Unreadable(Text, $"has no \"{name}\"");

    /// <summary>A score: a number, a text with a number in it, or a boolean that counts as 1 or 0.</summary>
    /// <param name="name">Name of the member.</param>
    /// <param name="most">The greatest; the least is 0.</param>
    /// <exception cref="MetricComputationException">There is none, or it is out of range.</exception>
    public double Score(string name = "score", double most = 1) => ReadScore(Member(name), name, Text, most);

    /// <summary>A text.</summary>
    /// <exception cref="MetricComputationException">There is none, or it is something else.</exception>
    public string Words(string name) => Member(name) is JsonValue value && value.GetValueKind() == JsonValueKind.String
        ? value.GetValue<string>()
        : throw JudgeJson.Unreadable(Text, $"has a \"{name}\" that is no text");

    /// <summary>A reason as one text: a list becomes lines. Null: the member is null.</summary>
    /// <exception cref="MetricComputationException">There is no such member.</exception>
    public string? Reason(string name = "reason") => JudgeReason.OptionalText(Member(name));

    /// <summary>
    /// The score of <c>{"score": true, "reason": ["…"]}</c>: 1 or 0. It is read strictly: a number is no verdict, a text is no list.
    /// </summary>
    /// <exception cref="MetricComputationException">It is something else.</exception>
    internal ScoreResult Verdict(string name)
    {
        if (Member("score")?.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
            throw JudgeJson.Unreadable(Text, "has a \"score\" that is neither true nor false");
        if (Member("reason") is not JsonArray reasons || reasons.Any(static reason => reason?.GetValueKind() != JsonValueKind.String))
            throw JudgeJson.Unreadable(Text, "has a \"reason\" that is no list of texts");
        return new ScoreResult(name, Json["score"]!.GetValue<bool>() ? 1 : 0) { Reason = JudgeReason.Text(reasons) };
    }

    internal static double ReadScore(JsonNode? value, string name, string text, double most) =>
        PythonValue.Float(value) is { } score
            ? score >= 0 && score <= most ? score : throw JudgeJson.Unreadable(text, $"has a \"{name}\" outside 0 to {most.ToString(CultureInfo.InvariantCulture)}")
            : throw JudgeJson.Unreadable(text, $"has a \"{name}\" that is no number");
}
