using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Opik.Contracts.PythonRules;

/// <summary>
/// Regular expressions in Python's dialect, run by .NET. The differences that matter: named groups (<c>(?P&lt;n&gt;…)</c>,
/// <c>(?P=n)</c>), which Python numbers together with the others; <c>\Z</c>; word characters (no combining marks); <c>\s</c> with
/// U+001C–U+001F; brackets inside a class; <c>{,n}</c>; and that a point takes a whole code point.
/// https://docs.python.org/3/library/re.html
/// </summary>
internal sealed class PythonRegex
{
    private const string Word = @"\p{L}\p{N}_";
    private const string Space = @"\s\u001c-\u001f";

    /// <summary>Longest time for one text.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly Regex _regex;
    private int _groups;

    /// <exception cref="ArgumentException">The pattern is not well formed.</exception>
    public PythonRegex(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        _regex = new Regex(Translate(pattern), RegexOptions.CultureInvariant, Timeout);
    }

    /// <summary>Like <c>re.search</c>: whether it is found anywhere.</summary>
    /// <exception cref="RegexMatchTimeoutException">It takes longer than five seconds.</exception>
    public bool IsFoundIn(string text) => _regex.IsMatch(text);

    /// <summary>Like <c>re.sub</c>: replaces all that is found. Nothing goes between the halves of a surrogate pair.</summary>
    /// <exception cref="RegexMatchTimeoutException">It takes longer than five seconds.</exception>
    public string Replace(string text, PythonReplacement replacement) => _regex.Replace(
        text, match => match.Length == 0 && match.Index > 0 && match.Index < text.Length && char.IsSurrogatePair(text, match.Index - 1) ? string.Empty : replacement.Expand(match));

    /// <summary>Number of the group of a name or number; null: there is none.</summary>
    public int? Group(string name) => _names.TryGetValue(name, out var number) ? number
        : int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= _groups ? number : null;

    private string Translate(string pattern)
    {
        var output = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            var rest = pattern.AsSpan(i);
            if (pattern[i] == '\\' && i + 1 < pattern.Length)
                i = Escape(output, pattern, i + 1, isInClass: false);
            else if (pattern[i] == '[')
                i = Class(output, pattern, i);
            else if (pattern[i] == '(')
                i = Open(output, pattern, i);
            else if (i + 1 < pattern.Length && char.IsSurrogatePair(pattern, i))
                output.Append("(?:").Append(pattern[i]).Append(pattern[++i]).Append(')');
            else if (pattern[i] == '.')
                output.Append(@"(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|.)");
            else if (rest.StartsWith("{,", StringComparison.Ordinal) && rest.Length > 2 && char.IsAsciiDigit(rest[2]))
                output.Append("{0");
            else
                output.Append(pattern[i]);
        }

        return output.ToString();
    }

    // Returns the last position that belongs to the opening of the group.
    private int Open(StringBuilder output, string pattern, int open)
    {
        var rest = pattern.AsSpan(open);
        if (!rest.StartsWith("(?", StringComparison.Ordinal))
        {
            output.Append(CultureInfo.InvariantCulture, $"(?<{++_groups}>");
            return open;
        }

        // (?(name)yes|no)
        if (rest.StartsWith("(?(", StringComparison.Ordinal) && pattern.IndexOf(')', open) is var close and >= 0)
        {
            var condition = pattern[(open + 3)..close];
            output.Append("(?(").Append(Group(condition)?.ToString(CultureInfo.InvariantCulture) ?? condition).Append(')');
            return close;
        }

        var isNamed = rest.StartsWith("(?P<", StringComparison.Ordinal);
        var end = isNamed ? pattern.IndexOf('>', open) : rest.StartsWith("(?P=", StringComparison.Ordinal) ? pattern.IndexOf(')', open) : -1;
        if (end < 0)
        {
            output.Append("(?");
            return open + 1;
        }

        var name = pattern[(open + 4)..end];
        if (isNamed && (name.Length == 0 || char.IsAsciiDigit(name[0]) || !_names.TryAdd(name, ++_groups)))
            throw new ArgumentException($"'{name}' is no name for a group, or there are two of it.", nameof(pattern));
        if (!isNamed && !_names.ContainsKey(name))
            throw new ArgumentException($"There is no group '{name}' before its use.", nameof(pattern));
        output.Append(isNamed ? $"(?<{_groups}>" : $@"\k<{_names[name]}>");
        return end;
    }

    // Returns the last position that belongs to the class.
    private static int Class(StringBuilder output, string pattern, int open)
    {
        var i = open + 1;
        var isNegated = i < pattern.Length && pattern[i] == '^';
        // What is not in the class is a whole code point.
        output.Append(isNegated ? @"(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|[^" : "[");
        i += isNegated ? 1 : 0;
        for (var first = i; i < pattern.Length; i++)
        {
            if (pattern[i] == ']' && i > first)
            {
                output.Append(isNegated ? "])" : "]");
                return i;
            }

            if (pattern[i] == '\\' && i + 1 < pattern.Length)
                i = Escape(output, pattern, i + 1, isInClass: true);
            else
                output.Append(pattern[i] is '[' or ']' ? "\\" : string.Empty).Append(pattern[i]);
        }

        return pattern.Length;
    }

    // Returns the last position that belongs to the escape.
    private static int Escape(StringBuilder output, string pattern, int at, bool isInClass)
    {
        switch (pattern[at])
        {
            case 'w':
                output.Append(isInClass ? Word : $"[{Word}]");
                return at;
            case 'W' when !isInClass:
                output.Append(CultureInfo.InvariantCulture, $"(?:[\\uD800-\\uDBFF][\\uDC00-\\uDFFF]|[^{Word}])");
                return at;
            case 's':
                output.Append(isInClass ? Space : $"[{Space}]");
                return at;
            case 'S' when !isInClass:
                output.Append(CultureInfo.InvariantCulture, $"[^{Space}]");
                return at;
            case 'b' when !isInClass:
                output.Append(CultureInfo.InvariantCulture, $"(?:(?<=[{Word}])(?![{Word}])|(?<![{Word}])(?=[{Word}]))");
                return at;
            case 'B' when !isInClass:
                output.Append(CultureInfo.InvariantCulture, $"(?:(?<=[{Word}])(?=[{Word}])|(?<![{Word}])(?![{Word}]))");
                return at;
            case 'Z' when !isInClass:
                output.Append(@"\z");
                return at;
            case 'U' when at + 8 <= pattern.Length - 1 && int.TryParse(pattern.AsSpan(at + 1, 8), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && Rune.IsValid(code):
                output.Append(Regex.Escape(new Rune(code).ToString()));
                return at + 8;
            default:
                output.Append('\\').Append(pattern[at]);
                return at;
        }
    }
}
