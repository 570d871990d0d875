using System.Globalization;
using System.Text;

namespace Opik.Contracts.PythonRules;

// What a parenthesis opens.
internal sealed partial class PythonPattern
{
    // Returns where the group starts, or that nothing was added that could be repeated.
    private int Group(bool isAtStart)
    {
        var start = _output.Length;
        _position++;
        if (!Take("?"))
        {
            Capture(++_groups);
            return start;
        }

        if (Take("#"))
        {
            var close = _text.IndexOf(')', _position);
            _position = close < 0 ? throw Fault("A comment has no end") : close + 1;
            return SameAsBefore;
        }

        if (Take("P<"))
        {
            var name = Name('>');
            if (!_names.TryAdd(name, ++_groups))
                throw Fault($"There are two groups '{name}'");
            Capture(_groups);
            return start;
        }

        if (Take("P="))
        {
            var name = Name(')');
            if (!_names.TryGetValue(name, out var number))
                throw Fault($"There is no group '{name}' before its use");
            Reference(number);
            return start;
        }

        foreach (var opening in Openings)
        {
            if (Take(opening))
            {
                Inside("(?" + opening);
                return start;
            }
        }

        if (Take("("))
        {
            Inside($"(?({Condition()})");
            return start;
        }

        return Flags(isAtStart);
    }

    private static readonly string[] Openings = [":", "=", "!", "<=", "<!", ">"];

    private void Capture(int number)
    {
        _open.Add(number);
        Inside($"(?<{number.ToString(CultureInfo.InvariantCulture)}>");
        _open.Remove(number);
    }

    private void Inside(string opening)
    {
        var flags = _flags;
        _output.Append(opening);
        Alternatives();
        if (!Take(")"))
            throw Fault("A ')' is missing");
        _output.Append(')');
        _flags = flags;
    }

    private void Reference(int number)
    {
        if (_open.Contains(number))
            throw Fault($"Group {number} is not closed before its use");
        _output.Append(CultureInfo.InvariantCulture, $"\\k<{number}>");
    }

    private string Condition()
    {
        var name = Name(')', isCondition: true);
        if (_names.TryGetValue(name, out var number) || (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0))
            return number.ToString(CultureInfo.InvariantCulture);
        throw Fault($"There is no group '{name}'");
    }

    private string Name(char end, bool isCondition = false)
    {
        var close = _text.IndexOf(end, _position);
        if (close < 0)
            throw Fault("The name of a group has no end");
        var name = _text[_position..close];
        _position = close + 1;
        if (isCondition && name.Length > 0 && name.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0)
            return name;
        var isName = name.Length > 0 && name.EnumerateRunes().All(rune => PythonText.IsAlphanumeric(rune) || rune.Value == '_') && !PythonText.IsDigit(Rune.GetRuneAt(name, 0));
        return isName ? name : throw Fault($"'{name}' is no name for a group");
    }

    // (?im), only at the very start, and (?i-m:…)
    private int Flags(bool isAtStart)
    {
        var (on, off) = (Letters(), PatternFlags.None);
        var isScoped = false;
        if (Take("-"))
        {
            off = Letters();
            isScoped = true;
            if (off == PatternFlags.None || off.HasFlag(PatternFlags.Ascii) || off.HasFlag(PatternFlags.Unicode))
                throw Fault("There must be flags after '-' that can be switched off");
        }

        if (!isScoped && Take(")"))
        {
            if (on == PatternFlags.None || !isAtStart)
                throw Fault("Flags for the whole expression must be at its start");
            _flags |= on;
            _output.Append(PatternText.Inline(on, off, string.Empty, ")"));
            return SameAsBefore;
        }

        if (!Take(":") || (on & off) != PatternFlags.None)
            throw Fault("A group starts with what is not known");
        var flags = _flags;
        _flags = (_flags | on) & ~off;
        var start = _output.Length;
        Inside(PatternText.Inline(on, off, "(?:", ":"));
        _flags = flags;
        return start;
    }

    private PatternFlags Letters()
    {
        var flags = PatternFlags.None;
        for (; !IsAtEnd && char.IsAsciiLetter(_text[_position]); _position++)
        {
            flags |= _text[_position] switch
            {
                'a' => PatternFlags.Ascii,
                'i' => PatternFlags.IgnoreCase,
                'm' => PatternFlags.MultiLine,
                's' => PatternFlags.DotAll,
                'u' => PatternFlags.Unicode,
                'x' => PatternFlags.Verbose,
                _ => throw Fault($"There is no flag '{_text[_position]}' for texts"),
            };
        }

        return flags;
    }
}
