using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Opik.Prompts.Jinja.Values;
using Opik.Contracts.PythonRules;

namespace Opik.Prompts.Jinja.Filters;

/// <summary>Filters for HTML, URLs and JSON.</summary>
internal static partial class MarkupFilters
{
    public static Dictionary<string, Func<object?, CallArguments, object?>> All { get; } = new(StringComparer.Ordinal)
    {
        ["e"] = (value, _) => Escape(value),
        ["escape"] = (value, _) => Escape(value),
        ["forceescape"] = (value, _) => Markup.Escape(ValueText.Of(value)),
        ["safe"] = (value, _) => value as Markup ?? new Markup(ValueText.Of(value)),
        ["striptags"] = (value, _) => StripTags(ValueText.Of(value)),
        ["tojson"] = (value, arguments) => new Markup(JsonFilter.Text(value, arguments.Get(0, "indent") is { } indent ? ValueMath.ToIndex(indent) : null)),
        ["urlencode"] = (value, _) => UrlEncode(value),
        ["xmlattr"] = XmlAttributes,
    };

    private static Markup Escape(object? value) => value as Markup ?? Markup.Escape(ValueText.Of(value));

    private static string StripTags(string text)
    {
        var stripped = Tags().Replace(Comments().Replace(text, string.Empty), string.Empty);
        return System.Net.WebUtility.HtmlDecode(string.Join(' ', TextParts.Split(stripped, null, -1)));
    }

    private static string UrlEncode(object? value)
    {
        var pairs = value is JinjaDict dict ? DictMethods.Items(dict) : value is string or Markup or Undefined || !Sequences.TryItems(value, out var items) ? null : items;
        if (pairs is null)
            return Quote(ValueText.Of(value), "/");
        return string.Join('&', pairs.Select(pair => Sequences.Items(pair) is [var key, var of]
            ? $"{Quote(ValueText.Of(key), string.Empty).Replace("%20", "+", StringComparison.Ordinal)}={Quote(ValueText.Of(of), string.Empty).Replace("%20", "+", StringComparison.Ordinal)}"
            : throw new PromptTemplateException("The filter 'urlencode' takes a text, a dictionary or pairs")));
    }

    // Letters, digits and _.-~ stay, and those that are safe.
    private static string Quote(string text, string safe)
    {
        var output = new StringBuilder();
        foreach (var octet in Encoding.UTF8.GetBytes(text))
        {
            if (char.IsAsciiLetterOrDigit((char)octet) || "_.-~".Contains((char)octet, StringComparison.Ordinal) || safe.Contains((char)octet, StringComparison.Ordinal))
                output.Append((char)octet);
            else
                output.Append(CultureInfo.InvariantCulture, $"%{octet:X2}");
        }

        return output.ToString();
    }

    private static object? XmlAttributes(object? value, CallArguments arguments)
    {
        if (value is not JinjaDict dict)
            throw new PromptTemplateException("The filter 'xmlattr' takes a dictionary");
        var attributes = new List<string>();
        foreach (var (key, of) in dict.Entries.Where(entry => entry.Value is not (null or Undefined)))
        {
            var name = ValueText.Of(key);
            if (name.Any(c => PythonText.IsWhiteSpace(c) || c is '/' or '>' or '='))
                throw new PromptTemplateException($"'{name}' is no name of an attribute");
            attributes.Add($"{Markup.Escape(name).Text}=\"{Escape(of).Text}\"");
        }

        var text = string.Join(' ', attributes);
        return text.Length > 0 && arguments.Flag(0, "autospace", true) ? " " + text : text;
    }

    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Comments();

    [GeneratedRegex("<.*?>", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Tags();
}
