using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Opik.Contracts.PythonRules;

/// <summary>
/// JSON as Python's reader takes it: RFC 8259 with <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c>, lone halves of surrogate
/// pairs, and the last of several members of one name. Numbers keep how they were written. No more than 200 levels deep.
/// </summary>
internal sealed class PythonJson
{
    private const int MostLevels = 200;
    private readonly string _text;
    private int _at;

    private PythonJson(string text, int start) => (_text, _at) = (text, start);

    /// <summary><c>json.loads</c>: the whole text, with blanks around it.</summary>
    public static bool TryRead(string text, out JsonNode? value)
    {
        var reader = new PythonJson(text, 0);
        reader.SkipBlanks();
        if (!reader.TryValue(0, out value))
            return false;
        reader.SkipBlanks();
        return reader._at == text.Length;
    }

    /// <summary><c>raw_decode</c>: one value at a position, whatever comes after it.</summary>
    public static bool TryReadAt(string text, int start, out JsonNode? value) => new PythonJson(text, start).TryValue(0, out value);

    private bool TryValue(int level, out JsonNode? value)
    {
        value = null;
        if (level > MostLevels || _at >= _text.Length)
            return false;
        switch (_text[_at])
        {
            case '{':
                return TryObject(level, out value);
            case '[':
                return TryArray(level, out value);
            case '"':
                if (!TryString(out var text))
                    return false;
                value = JsonValue.Create(text);
                return true;
            default:
                return TryWord(out value) || TryNumber(out value);
        }
    }

    private bool TryObject(int level, out JsonNode? value)
    {
        var members = new JsonObject();
        value = members;
        _at++;
        SkipBlanks();
        if (Take('}'))
            return true;
        while (TryString(out var name))
        {
            SkipBlanks();
            if (!Take(':'))
                return false;
            SkipBlanks();
            if (!TryValue(level + 1, out var member))
                return false;
            members[name] = member;
            SkipBlanks();
            if (Take('}'))
                return true;
            if (!Take(','))
                return false;
            SkipBlanks();
        }

        return false;
    }

    private bool TryArray(int level, out JsonNode? value)
    {
        var items = new JsonArray();
        value = items;
        _at++;
        SkipBlanks();
        if (Take(']'))
            return true;
        while (TryValue(level + 1, out var item))
        {
            items.Add(item);
            SkipBlanks();
            if (Take(']'))
                return true;
            if (!Take(','))
                return false;
            SkipBlanks();
        }

        return false;
    }

    private bool TryString([NotNullWhen(true)] out string? text)
    {
        text = null;
        if (!Take('"'))
            return false;
        var read = new StringBuilder();
        while (_at < _text.Length && _text[_at] >= ' ')
        {
            var c = _text[_at++];
            if (c == '"')
            {
                text = read.ToString();
                return true;
            }

            if (c != '\\')
                read.Append(c);
            else if (!TryEscape(read))
                return false;
        }

        return false;
    }

    private bool TryEscape(StringBuilder read)
    {
        if (_at >= _text.Length)
            return false;
        var c = _text[_at++];
        if (c == 'u')
        {
            if (_at + 4 > _text.Length || !ushort.TryParse(_text.AsSpan(_at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
                return false;
            _at += 4;
            read.Append((char)unit);
            return true;
        }

        var plain = "\"\\/bfnrt".IndexOf(c, StringComparison.Ordinal);
        if (plain < 0)
            return false;
        read.Append("\"\\/\b\f\n\r\t"[plain]);
        return true;
    }

    private bool TryWord(out JsonNode? value)
    {
        value = null;
        (string Word, Func<JsonNode?> Value)[] words =
        [
            ("null", static () => null), ("true", static () => JsonValue.Create(true)), ("false", static () => JsonValue.Create(false)),
            ("NaN", static () => JsonValue.Create(double.NaN)), ("Infinity", static () => JsonValue.Create(double.PositiveInfinity)), ("-Infinity", static () => JsonValue.Create(double.NegativeInfinity)),
        ];
        foreach (var (word, make) in words)
        {
            if (string.CompareOrdinal(_text, _at, word, 0, word.Length) != 0)
                continue;
            _at += word.Length;
            value = make();
            return true;
        }

        return false;
    }

    private bool TryNumber(out JsonNode? value)
    {
        value = null;
        var start = _at;
        Take('-');
        if (!Take('0') && SkipDigits() == 0)
            return false;
        // A point or an exponent without digits ends the number before it, as in Python.
        var end = _at;
        if (Take('.') && SkipDigits() > 0)
            end = _at;
        _at = end;
        if ((Take('e') || Take('E')) && (Take('+') || Take('-') || true) && SkipDigits() > 0)
            end = _at;
        _at = end;
        value = JsonNode.Parse(_text[start..end]);
        return true;
    }

    private int SkipDigits()
    {
        var start = _at;
        while (_at < _text.Length && char.IsAsciiDigit(_text[_at]))
            _at++;
        return _at - start;
    }

    private void SkipBlanks()
    {
        while (_at < _text.Length && _text[_at] is ' ' or '\t' or '\n' or '\r')
            _at++;
    }

    private bool Take(char c)
    {
        if (_at >= _text.Length || _text[_at] != c)
            return false;
        _at++;
        return true;
    }
}
