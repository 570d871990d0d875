using System.Globalization;
using System.Numerics;
using System.Text;
using Opik.Contracts.PythonRules;

namespace Opik.Prompts.Jinja.Syntax;

/// <summary>Reads the tokens inside a tag.</summary>
internal static class TagLexer
{
    private static readonly string[] Signs =
        ["//", "**", "==", "!=", ">=", "<=", "+", "-", "/", "*", "%", "~", "[", "]", "(", ")", "{", "}", ">", "<", "=", ".", ":", "|", ",", ";"];

    /// <summary>The token at a position that is not white space, and where it ends.</summary>
    public static (Token Token, int End) Read(string source, int at, int line)
    {
        var c = source[at];
        if (c is '"' or '\'')
            return Quoted(source, at, line);
        if (char.IsAsciiDigit(c))
            return Number(source, at, line);
        if (c == '_' || PythonText.IsLetter(PythonText.At(source, at, out _)))
        {
            var end = at;
            while (end < source.Length && IsNamePart(source, end, out var length))
                end += length;
            return (new Token(TokenKind.Name, source[at..end].Normalize(NormalizationForm.FormKC), line), end);
        }

        foreach (var sign in Signs)
        {
            if (string.CompareOrdinal(source, at, sign, 0, sign.Length) == 0)
                return (new Token(TokenKind.Sign, sign, line), at + sign.Length);
        }

        throw new PromptTemplateException($"Unexpected character '{c}'", line);
    }

    // Marks continue a name: Hindi and Thai vowels are such.
    private static bool IsNamePart(string source, int at, out int length)
    {
        var rune = PythonText.At(source, at, out length);
        return rune.Value == '_' || PythonText.IsAlphanumeric(rune)
            || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
    }

    private static (Token Token, int End) Quoted(string source, int at, int line)
    {
        for (var end = at + 1; end < source.Length; end++)
        {
            if (source[end] == source[at])
                return (new Token(TokenKind.String, Escapes.Decode(source[(at + 1)..end], line), line), end + 1);
            if (source[end] == '\\')
                end++;
        }

        throw new PromptTemplateException("A text is not closed", line);
    }

    private static (Token Token, int End) Number(string source, int at, int line)
    {
        if (source[at] == '0' && at + 1 < source.Length && char.ToLowerInvariant(source[at + 1]) is var radix and ('x' or 'o' or 'b'))
        {
            var digits = Run(source, at + 2, char.IsAsciiHexDigit);
            if (TryParse(source[(at + 2)..digits], radix == 'x' ? 16 : radix == 'o' ? 8 : 2, out var value))
                return (new Token(TokenKind.Integer, value.ToString(CultureInfo.InvariantCulture), line), digits);
        }

        var end = Run(source, at, char.IsAsciiDigit);
        // In x.0.5 the points are steps, not decimals.
        var isFloat = (at == 0 || source[at - 1] != '.') && (TryFraction(source, ref end) | TryExponent(source, ref end));
        var text = source[at..end].Replace("_", string.Empty, StringComparison.Ordinal);
        if (!isFloat && text.Length > 1 && text[0] == '0' && text.AsSpan().ContainsAnyExcept('0'))
            throw new PromptTemplateException($"'{text}' is no number: it begins with a zero", line);
        return (new Token(isFloat ? TokenKind.Float : TokenKind.Integer, text, line), end);
    }

    private static bool TryFraction(string source, ref int end)
    {
        if (end + 1 >= source.Length || source[end] != '.' || !char.IsAsciiDigit(source[end + 1]))
            return false;
        end = Run(source, end + 1, char.IsAsciiDigit);
        return true;
    }

    private static bool TryExponent(string source, ref int end)
    {
        var at = end + 1;
        if (end >= source.Length || source[end] is not ('e' or 'E'))
            return false;
        at += at < source.Length && source[at] is '+' or '-' ? 1 : 0;
        if (at >= source.Length || !char.IsAsciiDigit(source[at]))
            return false;
        end = Run(source, at, char.IsAsciiDigit);
        return true;
    }

    // Digits with single underscores between them.
    private static int Run(string source, int at, Func<char, bool> isDigit)
    {
        while (at < source.Length && (isDigit(source[at]) || (source[at] == '_' && at + 1 < source.Length && isDigit(source[at + 1]))))
            at++;
        return at;
    }

    private static bool TryParse(string digits, int radix, out BigInteger value)
    {
        value = BigInteger.Zero;
        var any = false;
        foreach (var c in digits.Where(c => c != '_'))
        {
            var digit = Convert.ToInt32(c.ToString(), 16);
            if (digit >= radix)
                return false;
            value = (value * radix) + digit;
            any = true;
        }

        return any;
    }
}
