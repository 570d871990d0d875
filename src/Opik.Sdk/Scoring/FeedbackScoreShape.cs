using System.Globalization;
using System.Text.Json;
using Opik.Contracts.PythonRules;

namespace Opik.Scoring;

/// <summary>
/// Whether JSON is a feedback score: texts <c>id</c> and <c>name</c>, a number <c>value</c> (also as text), and of
/// <c>reason</c>, <c>category_name</c>, <c>project_name</c> those that are there as texts or null; nothing else.
/// </summary>
internal static class FeedbackScoreShape
{
    private static readonly string[] Required = ["id", "name", "value"];
    private static readonly string[] Optional = ["reason", "category_name", "project_name"];

    /// <summary>What is wrong with it, for the author; null: nothing.</summary>
    public static string? Fault(JsonElement score)
    {
        if (score.ValueKind != JsonValueKind.Object)
            return "A feedback score is an object.";
        if (Required.FirstOrDefault(name => !score.TryGetProperty(name, out _)) is { } missing)
            return $"A feedback score needs '{missing}'.";
        foreach (var member in score.EnumerateObject())
        {
            if (member.Name == "value" ? !IsNumber(member.Value) : !IsText(member.Name, member.Value))
                return Required.Contains(member.Name) || Optional.Contains(member.Name) ? $"'{member.Name}' of a feedback score is no {(member.Name == "value" ? "number" : "text")}." : $"A feedback score has no '{member.Name}'.";
        }

        return null;
    }

    private static bool IsText(string name, JsonElement value) =>
        (Required.Contains(name) && value.ValueKind == JsonValueKind.String) || (Optional.Contains(name) && value.ValueKind is (JsonValueKind.String or JsonValueKind.Null));

    private static bool IsNumber(JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
            return true;
        if (value.ValueKind != JsonValueKind.String)
            return false;
        var text = PythonText.Strip(value.GetString()!);
        if (text.StartsWith('_') || text.EndsWith('_') || text.Contains("__", StringComparison.Ordinal))
            return false;
        return text.TrimStart('+', '-').ToLowerInvariant() is "inf" or "infinity" or "nan"
            || double.TryParse(text.Replace("_", string.Empty, StringComparison.Ordinal), NumberStyles.Float & ~NumberStyles.AllowLeadingWhite & ~NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out _);
    }
}
