using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opik.Evaluation.Judges.Suites;

/// <summary>Letters and words of a query, read from left to right.</summary>
internal sealed class TraceQueryReader(string text)
{
    private int _at;

    public bool IsAtEnd
    {
        get
        {
            SkipBlanks();
            return _at == text.Length;
        }
    }

    /// <summary>Takes what is next if it is this.</summary>
    public bool Take(string token)
    {
        SkipBlanks();
        if (string.CompareOrdinal(text, _at, token, 0, token.Length) != 0)
            return false;
        // select( but not selected
        if (TracePath.IsStart(token[0]) && _at + token.Length < text.Length && TracePath.IsPart(text[_at + token.Length]))
            return false;
        _at += token.Length;
        return true;
    }

    /// <summary>Whether a key follows the dot without blanks, e.g. <c>.name</c> or <c>."a b"</c>.</summary>
    public bool TryKey(out string key)
    {
        var start = _at;
        while (_at < text.Length && (_at == start ? TracePath.IsStart(text[_at]) : TracePath.IsPart(text[_at])))
            _at++;
        key = text[start.._at];
        return key.Length > 0;
    }

    public bool TryInteger(out int number)
    {
        SkipBlanks();
        var start = _at;
        if (_at < text.Length && text[_at] == '-')
            _at++;
        while (_at < text.Length && char.IsAsciiDigit(text[_at]))
            _at++;
        if (int.TryParse(text.AsSpan(start, _at - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number))
            return true;
        _at = start;
        return false;
    }

    /// <summary>A text with the escapes of JSON.</summary>
    public bool TryText(out string value)
    {
        SkipBlanks();
        value = string.Empty;
        if (_at >= text.Length || text[_at] != '"')
            return false;
        var end = _at + 1;
        while (end < text.Length && text[end] != '"')
            end += text[end] == '\\' ? 2 : 1;
        if (end >= text.Length)
            throw Wrong("a text without its closing quote");
        try
        {
            value = JsonNode.Parse(text[_at..(end + 1)])!.GetValue<string>();
        }
        catch (JsonException)
        {
            throw Wrong("a text with a wrong escape");
        }

        _at = end + 1;
        return true;
    }

    /// <summary>A text, a number, true, false or null.</summary>
    public JsonNode? Literal()
    {
        if (TryText(out var word))
            return JsonValue.Create(word);
        if (Take("true"))
            return JsonValue.Create(true);
        if (Take("false"))
            return JsonValue.Create(false);
        if (Take("null"))
            return null;
        SkipBlanks();
        var start = _at;
        while (_at < text.Length && (char.IsAsciiDigit(text[_at]) || text[_at] is '-' or '+' or '.' or 'e' or 'E'))
            _at++;
        return double.TryParse(text.AsSpan(start, _at - start), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? JsonValue.Create(number)
            : throw Wrong("no value to compare with (a text in double quotes, a number, true, false or null)", start);
    }

    public FormatException Wrong(string problem, int? at = null) => new($"In the expression, at character {(at ?? _at) + 1}, there is {problem}: {text}");

    private void SkipBlanks()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
            _at++;
    }
}
