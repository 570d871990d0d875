using System.Text.RegularExpressions;
using Opik.Prompts.Jinja.Values;
using Opik.Contracts.PythonRules;

namespace Opik.Prompts;

/// <summary>
/// What prompts mean by Mustache: every <c>{{ key }}</c> is replaced by its value, once. There are no sections, paths or
/// escapes, unlike in <see cref="Contracts.MustacheText"/>, which fills the templates of online rules.
/// </summary>
internal static partial class PlaceholderText
{
    /// <summary>The text with the values that are there; other placeholders stay. Null becomes nothing.</summary>
    public static string Render(string template, IReadOnlyDictionary<string, object?> variables) =>
        Placeholder().Replace(template, match => variables.TryGetValue(Key(match), out var value) ? Text(value) : match.Value);

    /// <summary>The keys of a template.</summary>
    public static IEnumerable<string> Keys(string template) => Placeholder().Matches(template).Select(Key);

    /// <summary>A value in print, as Python prints it: the same prompt in either language.</summary>
    public static string Text(object? value) => ValueConversion.From(value) is { } converted ? ValueText.Of(converted) : string.Empty;

    private static string Key(Match match) => PythonText.Strip(match.Groups[1].Value);

    [GeneratedRegex(@"\{\{([^{}]*)\}\}", RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();
}
