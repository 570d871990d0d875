using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Opik.Contracts.PythonRules;

/// <summary>
/// Replacements in Python's form: <c>\1</c>, <c>\g&lt;1&gt;</c>, <c>\g&lt;name&gt;</c>, <c>\n</c>, <c>\\</c> and octal codes; a dollar is a dollar.
/// https://docs.python.org/3/library/re.html#re.sub
/// </summary>
internal sealed class PythonReplacement
{
    // Either text or a group.
    private readonly List<(string? Text, int Group)> _parts = [];

    private PythonReplacement()
    {
    }

    /// <exception cref="FormatException">It is not well formed, or names a group that the expression does not have.</exception>
    public static PythonReplacement Parse(string template, PythonRegex regex)
    {
        ArgumentNullException.ThrowIfNull(template);
        var replacement = new PythonReplacement();
        var text = new StringBuilder();
        for (var i = 0; i < template.Length; i++)
        {
            if (template[i] != '\\')
                text.Append(template[i]);
            else
                i = replacement.Escape(template, i + 1, text, regex);
        }

        replacement.Flush(text);
        return replacement;
    }

    /// <summary>What stands in the place of a match; groups that took no part are empty.</summary>
    public string Expand(Match match) => string.Concat(_parts.Select(part => part.Text ?? match.Groups[part.Group].Value));

    // Returns the last position that belongs to the escape.
    private int Escape(string template, int at, StringBuilder text, PythonRegex regex)
    {
        if (at == template.Length)
            throw Error("ends with a backslash");
        var c = template[at];
        if (c == 'g')
        {
            var close = at + 1 < template.Length && template[at + 1] == '<' ? template.IndexOf('>', at) : -1;
            if (close < at + 3)
                throw Error(@"has \g without <name>");
            Group(template[(at + 2)..close], text, regex);
            return close;
        }

        if (char.IsAsciiDigit(c))
            return Digits(template, at, text, regex);
        if ("abfnrtv\\".IndexOf(c, StringComparison.Ordinal) is var known && known >= 0)
            text.Append("\a\b\f\n\r\t\v\\"[known]);
        else if (char.IsAsciiLetter(c))
            throw Error($@"has the unknown escape \{c}");
        else
            text.Append('\\').Append(c);
        return at;
    }

    // \0, \012 and \101 are octal codes, \1 and \12 are groups.
    private int Digits(string template, int at, StringBuilder text, PythonRegex regex)
    {
        var end = at;
        while (end < template.Length && end - at < 3 && template[end] is >= '0' and <= '7')
            end++;
        if (template[at] == '0' || end - at == 3)
        {
            var length = template[at] == '0' ? Math.Min(end - at, 3) : 3;
            var code = Convert.ToInt32(template.Substring(at, length), 8);
            if (code > 255)
                throw Error($@"has the octal code \{template.Substring(at, length)}, which is too large");
            text.Append((char)code);
            return at + length - 1;
        }

        var digits = at + 1 < template.Length && char.IsAsciiDigit(template[at + 1]) ? 2 : 1;
        Group(template.Substring(at, digits), text, regex);
        return at + digits - 1;
    }

    private void Group(string name, StringBuilder text, PythonRegex regex)
    {
        var group = regex.Group(name) ?? throw Error($"names the group '{name}', which the expression does not have");
        Flush(text);
        _parts.Add((null, group));
    }

    private void Flush(StringBuilder text)
    {
        if (text.Length > 0)
            _parts.Add((text.ToString(), 0));
        text.Clear();
    }

    private static FormatException Error(string message) => new($"The replacement {message}.");
}
