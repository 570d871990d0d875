using System.Globalization;

namespace Opik.Contracts.PythonRules;

// What a backslash starts.
internal sealed partial class PythonPattern
{
    // Returns whether it can be repeated: positions cannot.
    private bool Escape()
    {
        _position++;
        if (IsAtEnd)
            throw Fault("There is nothing after the last backslash");
        var c = _text[_position];
        var word = Has(PatternFlags.Ascii) ? PatternText.AsciiWord : PatternText.Word;
        switch (c)
        {
            case 'A' or 'Z':
                _position++;
                _output.Append(c == 'A' ? @"\A" : @"\z");
                return false;
            case 'b':
                _position++;
                _output.Append(CultureInfo.InvariantCulture, $"(?:(?<=[{word}])(?![{word}])|(?<![{word}])(?=[{word}]))");
                return false;
            case 'B':
                _position++;
                // Python finds none in an empty text.
                _output.Append(CultureInfo.InvariantCulture, $"(?:(?<=[{word}])(?=[{word}])|(?<![{word}])(?![{word}])(?!\\A\\z))");
                return false;
            case >= '1' and <= '9':
                NumberedReference();
                return true;
            default:
                if (Category(c) is { } category)
                {
                    _position++;
                    _output.Append(char.IsUpper(c) ? category : $"[{category}]");
                    return true;
                }

                Literal(EscapedCodePoint());
                return true;
        }
    }

    // Inside of a class for small letters, a whole group for large ones; null: the letter stands for no category.
    private string? Category(char c) => (c, Has(PatternFlags.Ascii)) switch
    {
        ('d', false) => @"\d",
        ('d', true) => "0-9",
        ('s', false) => PatternText.Space,
        ('s', true) => PatternText.AsciiSpace,
        ('w', false) => PatternText.Word,
        ('w', true) => PatternText.AsciiWord,
        ('D', _) => $"(?>{Pair}|[^{Category('d')}])",
        ('S', _) => $"(?>{Pair}|[^{Category('s')}])",
        ('W', _) => $"(?>{Pair}|[^{Category('w')}])",
        _ => null,
    };

    // \12 is a group; three octal digits are a character.
    private void NumberedReference()
    {
        var rest = _text.AsSpan(_position);
        if (rest.Length >= 3 && rest[..3].IndexOfAnyExceptInRange('0', '7') < 0)
        {
            _position += 3;
            Literal(Octal(rest[..3]));
            return;
        }

        var length = rest.Length > 1 && char.IsAsciiDigit(rest[1]) ? 2 : 1;
        var number = int.Parse(rest[..length], CultureInfo.InvariantCulture);
        if (number > _groups)
            throw Fault($"There is no group {number} before its use");
        _position += length;
        Reference(number);
    }

    // A character given by a letter or a number; the position is behind the backslash.
    private int EscapedCodePoint()
    {
        var c = _text[_position];
        switch (c)
        {
            case 'a':
                _position++;
                return '\a';
            case 'f':
                _position++;
                return '\f';
            case 'n':
                _position++;
                return '\n';
            case 'r':
                _position++;
                return '\r';
            case 't':
                _position++;
                return '\t';
            case 'v':
                _position++;
                return '\v';
            case 'x':
                return Hexadecimal(2);
            case 'u':
                return Hexadecimal(4);
            case 'U':
                return Hexadecimal(8);
            case '0':
                return OctalCodePoint();
            default:
                return char.IsAsciiLetterOrDigit(c) ? throw Fault($"There is no '\\{c}'") : CodePoint();
        }
    }

    // Up to three digits.
    private int OctalCodePoint()
    {
        var digits = _text.AsSpan(_position, Math.Min(3, _text.Length - _position));
        var end = digits.IndexOfAnyExceptInRange('0', '7');
        digits = end < 0 ? digits : digits[..end];
        _position += digits.Length;
        return Octal(digits);
    }

    private int Octal(ReadOnlySpan<char> digits)
    {
        var value = 0;
        foreach (var digit in digits)
            value = (value * 8) + (digit - '0');
        return value <= 0xFF ? value : throw Fault("An octal number is above 377");
    }

    private int Hexadecimal(int length)
    {
        if (_position + 1 + length > _text.Length || !int.TryParse(_text.AsSpan(_position + 1, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) || value is < 0 or > 0x10FFFF)
            throw Fault($"'\\{_text[_position]}' needs {length} hexadecimal digits of a character");
        _position += 1 + length;
        return value;
    }
}
