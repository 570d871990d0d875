using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Opik.Text;

/// <summary>
/// Regular expressions in Python's dialect, as .NET expressions. The differences that matter: named groups
/// (<c>(?P&lt;n&gt;…)</c>, <c>(?P=n)</c>), <c>\Z</c>, word characters (no combining marks), <c>\s</c> with U+001C–U+001F, brackets inside
/// a class, <c>{,n}</c>, and that a point takes a whole code point. https://docs.python.org/3/library/re.html
/// </summary>
internal static class PythonRegex
{
    private const string Word = @"\p{L}\p{N}_";
    private const string Space = @"\s\u001c-\u001f";

    /// <summary>Longest time for one text.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    /// <exception cref="ArgumentException">The pattern is not well formed.</exception>
    public static Regex Compile(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return new Regex(Translate(pattern), RegexOptions.CultureInvariant, Timeout);
    }

    /// <summary>Like <c>re.sub</c>: replaces all that is found. Nothing goes between the halves of a surrogate pair.</summary>
    public static string Replace(Regex regex, string text, PythonReplacement replacement) => regex.Replace(
        text, match => match.Length == 0 && match.Index > 0 && match.Index < text.Length && char.IsSurrogatePair(text, match.Index - 1) ? string.Empty : replacement.Expand(match));

    /// <summary>The same expression in the dialect of .NET.</summary>
    public static string Translate(string pattern)
    {
        var output = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            var rest = pattern.AsSpan(i);
            if (pattern[i] == '\\' && i + 1 < pattern.Length)
                i = Escape(output, pattern, i + 1, isInClass: false);
            else if (pattern[i] == '[')
                i = Class(output, pattern, i);
            else if (rest.StartsWith("(?P<", StringComparison.Ordinal))
                (i, _) = (i + 2, output.Append("(?"));
            else if (rest.StartsWith("(?P=", StringComparison.Ordinal) && pattern.IndexOf(')', i) is var close and >= 0)
                (_, i) = (output.Append(@"\k<").Append(pattern, i + 4, close - i - 4).Append('>'), close);
            else if (pattern[i] == '.')
                output.Append(@"(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|.)");
            else if (rest.StartsWith("{,", StringComparison.Ordinal) && rest.Length > 2 && char.IsAsciiDigit(rest[2]))
                output.Append("{0");
            else
                output.Append(pattern[i]);
        }

        return output.ToString();
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
