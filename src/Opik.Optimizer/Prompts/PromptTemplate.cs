using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Opik.Optimizer;

/// <summary>
/// Variables of prompts. Both spellings are understood, <c>{{question}}</c> and <c>{question}</c>, and paths,
/// <c>{{input.messages.0.text}}</c>. What the row does not have stays as it is: <c>{"a": 1}</c> is no variable.
/// </summary>
public static partial class PromptTemplate
{
    /// <summary>The text with the values of a row. Texts go in as they are, other values as JSON.</summary>
    public static string Fill(string template, JsonObject data)
    {
        ArgumentNullException.ThrowIfNull(template);
        return Variable().Replace(template, match => Find(data, Name(match), out var value) ? Print(value) : match.Value);
    }

    /// <summary>Names between two braces: they are meant as variables, whatever the rows have.</summary>
    public static IReadOnlyList<string> Variables(string template) =>
        [.. Variable().Matches(template).Where(static match => match.Groups["double"].Success).Select(Name).Distinct(StringComparer.Ordinal)];

    /// <summary>Names of both spellings that rows have a value for.</summary>
    public static IReadOnlySet<string> Known(string template, Func<string, bool> isField) =>
        Variable().Matches(template).Select(Name).Where(isField).ToHashSet(StringComparer.Ordinal);

    /// <summary>Looks up a name, else a path, in the data of a row.</summary>
    /// <returns>Whether the row has it; its value may be null.</returns>
    public static bool Find(JsonObject data, string name, out JsonNode? value)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.TryGetPropertyValue(name, out value))
            return true;
        JsonNode? current = data;
        foreach (var part in name.Split('.'))
        {
            if (current is JsonObject members && members.TryGetPropertyValue(part, out current))
                continue;
            if (current is not JsonArray list || !int.TryParse(part, out var index) || index < 0 || index >= list.Count)
                return false;
            current = list[index];
        }

        value = current;
        return true;
    }

    /// <summary>A value as a prompt shows it.</summary>
    public static string Print(JsonNode? value) =>
        value is null ? string.Empty : value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();

    private static string Name(Match match) => (match.Groups["double"].Success ? match.Groups["double"] : match.Groups["single"]).Value;

    [GeneratedRegex(@"\{\{\s*(?<double>[\w.\- ]*[\w])\s*\}\}|\{(?<single>[\w.\-]+)\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Variable();
}
