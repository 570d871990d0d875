using System.Globalization;
using System.Text;

namespace Opik.Contracts.PythonRules;

// Characters in brackets. .NET works on UTF-16, so that code points above U+FFFF and what is not in a class become alternatives.
internal sealed partial class PythonPattern
{
    // The position is behind the bracket.
    private string Class()
    {
        var isNegated = Take("^");
        var ranges = new List<(int First, int Last)>();
        var (categories, alternatives) = (new StringBuilder(), new List<string>());
        for (var isFirst = true; ; isFirst = false)
        {
            if (IsAtEnd)
                throw Fault("A ']' is missing");
            if (!isFirst && Take("]"))
                break;
            if (Member(categories, alternatives) is not { } first)
            {
                if (!IsAtEnd && _text[_position] == '-' && _position + 1 < _text.Length && _text[_position + 1] != ']')
                    throw Fault("A range cannot start with a category");
                continue;
            }

            var last = first;
            if (!IsAtEnd && _text[_position] == '-' && _position + 1 < _text.Length && _text[_position + 1] != ']')
            {
                _position++;
                last = Member(categories, alternatives) ?? throw Fault("A range cannot end with a category");
                if (last < first)
                    throw Fault("A range ends before it starts");
            }

            ranges.Add((first, last));
        }

        foreach (var range in ranges.Where(range => range.Last > 0xFFFF))
            alternatives.AddRange(Pairs(Math.Max(range.First, 0x10000), range.Last));
        return Write(Members(ranges) + categories, alternatives, isNegated);
    }

    // One character, or null after a category.
    private int? Member(StringBuilder categories, List<string> alternatives)
    {
        if (!Take("\\"))
            return CodePoint();
        if (IsAtEnd)
            throw Fault("There is nothing after the last backslash");
        var c = _text[_position];
        if (Category(c) is { } category)
        {
            _position++;
            if (char.IsUpper(c))
                alternatives.Add(category);
            else
                categories.Append(category);
            return null;
        }

        if (c == 'b')
        {
            _position++;
            return '\b';
        }

        return c is >= '0' and <= '7' ? OctalCodePoint() : EscapedCodePoint();
    }

    private string Members(List<(int First, int Last)> ranges)
    {
        var members = new StringBuilder();
        foreach (var (first, last) in ranges.Where(range => range.First <= 0xFFFF))
        {
            members.Append(PatternText.Escaped(first));
            if (last > first)
                members.Append('-').Append(PatternText.Escaped(Math.Min(last, 0xFFFF)));
        }

        if (Has(PatternFlags.IgnoreCase) && !Has(PatternFlags.Ascii))
            members.AppendJoin(string.Empty, PatternCase.TwinsIn(ranges));
        return members.ToString();
    }

    // Surrogate pairs of a range, e.g. \uD83D[\uDE00-\uDE4F].
    private static IEnumerable<string> Pairs(int first, int last)
    {
        while (first <= last)
        {
            var end = Math.Min(last, first | 0x3FF);
            var (from, to) = (new Rune(first).ToString(), new Rune(end).ToString());
            yield return string.Create(CultureInfo.InvariantCulture, $"\\u{(int)from[0]:x4}[\\u{(int)from[1]:x4}-\\u{(int)to[1]:x4}]");
            first = end + 1;
        }
    }

    private static string Write(string members, List<string> alternatives, bool isNegated)
    {
        if (isNegated && alternatives.Count == 0)
            return $"(?>{Pair}|[^{members}])";
        if (!isNegated && alternatives.Count == 0)
            return $"[{members}]";
        var all = string.Join('|', members.Length > 0 ? alternatives.Prepend($"[{members}]") : alternatives);
        return isNegated ? $"(?:(?!{all})(?>{Pair}|[\\s\\S]))" : $"(?:{all})";
    }
}
