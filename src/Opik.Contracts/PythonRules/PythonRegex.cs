using System.Globalization;
using System.Text.RegularExpressions;

namespace Opik.Contracts.PythonRules;

/// <summary>
/// Regular expressions in Python's dialect, run by .NET. The differences that matter: named groups (<c>(?P&lt;n&gt;…)</c>,
/// <c>(?P=n)</c>), which Python numbers together with the others; <c>\Z</c>; word characters (no combining marks); <c>\s</c> with
/// U+001C–U+001F; classes; possessive quantifiers; that a point takes a whole code point; and what is an error. Not done:
/// letters beyond U+FFFF are no word characters, and a look-behind may have any width. https://docs.python.org/3/library/re.html
/// </summary>
internal sealed class PythonRegex
{
    /// <summary>Longest time for one text.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    private readonly Regex _regex;
    private readonly IReadOnlyDictionary<string, int> _names;
    private readonly int _groups;

    /// <param name="pattern">The expression.</param>
    /// <param name="ignoreCase">Whether large and small letters are the same, as with <c>re.IGNORECASE</c>.</param>
    /// <exception cref="ArgumentException">The pattern is not well formed.</exception>
    public PythonRegex(string pattern, bool ignoreCase = false)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        try
        {
            var translated = PythonPattern.Translate(pattern, ignoreCase);
            (_names, _groups) = (translated.Names, translated.Groups);
            _regex = new Regex(translated.Pattern, RegexOptions.CultureInvariant, Timeout);
        }
        catch (FormatException exception)
        {
            throw new ArgumentException(exception.Message, nameof(pattern), exception);
        }
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
}
