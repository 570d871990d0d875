using System.Globalization;
using System.Text;

namespace Opik.Contracts.PythonRules;

/// <summary>Translates an expression of Python's dialect, from left to right. See <see cref="PythonRegex"/>.</summary>
internal sealed partial class PythonPattern
{
    // Alternatives with it are atomic, so that what follows never gets half a pair.
    private const string Pair = @"[\uD800-\uDBFF][\uDC00-\uDFFF]";

    private readonly string _text;
    private readonly StringBuilder _output = new();
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly HashSet<int> _open = [];
    private int _position;
    private int _groups;
    private PatternFlags _flags;

    private PythonPattern(string text, PatternFlags flags) => (_text, _flags) = (text, flags);

    /// <exception cref="FormatException">The pattern is not well formed.</exception>
    public static (string Pattern, IReadOnlyDictionary<string, int> Names, int Groups) Translate(string text, bool ignoreCase)
    {
        var pattern = new PythonPattern(text, ignoreCase ? PatternFlags.IgnoreCase : PatternFlags.None);
        if (ignoreCase)
            pattern._output.Append("(?i)");
        pattern.Alternatives(isAtStart: true);
        if (pattern._position < text.Length)
            throw pattern.Fault("There is a ')' too many");
        return (pattern._output.ToString(), pattern._names, pattern._groups);
    }

    private bool IsAtEnd => _position >= _text.Length;

    private bool Has(PatternFlags flag) => _flags.HasFlag(flag);

    private FormatException Fault(string what) => new($"{what}, at position {_position} of the regular expression {_text}");

    private bool Take(string expected)
    {
        if (!_text.AsSpan(_position).StartsWith(expected, StringComparison.Ordinal))
            return false;
        _position += expected.Length;
        return true;
    }

    // Up to the end or the parenthesis that closes the group.
    private void Alternatives(bool isAtStart = false)
    {
        var repeatable = -1;
        while (!IsAtEnd && _text[_position] != ')')
        {
            var c = _text[_position];
            if (Has(PatternFlags.Verbose) && (c is ' ' or '\t' or '\n' or '\r' or '\f' or '\v'))
            {
                _position++;
            }
            else if (Has(PatternFlags.Verbose) && c == '#')
            {
                var end = _text.IndexOf('\n', _position);
                _position = end < 0 ? _text.Length : end + 1;
            }
            else if (c is '*' or '+' or '?' || (c == '{' && IsCount()))
            {
                Repeat(repeatable);
                repeatable = Repeated;
            }
            else
            {
                repeatable = Item(repeatable, isAtStart);
                isAtStart &= repeatable == SameAsBefore;
            }
        }
    }

    // What may follow: a position in the output, from which a quantifier repeats, or one of these.
    private const int Nothing = -1;
    private const int Repeated = -2;
    private const int SameAsBefore = -3;

    private int Item(int before, bool isAtStart)
    {
        var start = _output.Length;
        var c = _text[_position];
        switch (c)
        {
            case '|':
                _position++;
                _output.Append('|');
                return Nothing;
            case '^' or '$':
                _position++;
                _output.Append(c);
                return Nothing;
            case '.':
                _position++;
                _output.Append(CultureInfo.InvariantCulture, $"(?>{Pair}|.)");
                return start;
            case '[':
                _position++;
                _output.Append(Class());
                return start;
            case '(':
                var opened = Group(isAtStart);
                return opened == SameAsBefore ? (isAtStart ? SameAsBefore : before) : start;
            case '\\':
                return Escape() ? start : Nothing;
            default:
                Literal(CodePoint());
                return start;
        }
    }

    private int CodePoint()
    {
        var rune = PythonText.At(_text, _position, out var length);
        var codePoint = length == 1 ? _text[_position] : rune.Value;
        _position += length;
        return codePoint;
    }

    private void Literal(int codePoint)
    {
        if (Has(PatternFlags.IgnoreCase) && !Has(PatternFlags.Ascii) && PatternCase.Twins(codePoint) is { } twins)
            _output.Append('[').Append(twins).Append(']');
        else if (codePoint > 0xFFFF)
            _output.Append("(?:").Append(new Rune(codePoint).ToString()).Append(')');
        else
            _output.Append(PatternText.Escaped(codePoint));
    }

    // Whether the brace at the position is a quantifier; else it stands for itself.
    private bool IsCount()
    {
        var close = _text.IndexOf('}', _position);
        if (close < 0 || close == _position + 1)
            return false;
        var inside = _text.AsSpan(_position + 1, close - _position - 1);
        var comma = inside.IndexOf(',');
        return comma < 0 ? IsDigits(inside) : IsDigits(inside[..comma]) && IsDigits(inside[(comma + 1)..]);
    }

    private static bool IsDigits(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0;

    private void Repeat(int repeatable)
    {
        if (repeatable < 0)
            throw Fault(repeatable == Repeated ? "There are two quantifiers in a row" : "There is nothing to repeat");
        var start = _position;
        var end = _text[start] == '{' ? _text.IndexOf('}', start) : start;
        var quantifier = _text[start..(end + 1)];
        _position = end + 1;
        if (quantifier.StartsWith("{,", StringComparison.Ordinal))
            quantifier = "{0," + quantifier[2..];
        _output.Append(quantifier);
        if (Take("?"))
        {
            _output.Append('?');
        }
        else if (Take("+"))
        {
            // Possessive: what was taken is not given back.
            _output.Insert(repeatable, "(?>").Append(')');
        }
    }
}
