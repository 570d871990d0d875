using System.Globalization;
using System.Text;

namespace Opik.Contracts.PythonRules;

/// <summary>
/// Classes of characters as the Python client sees them: whole code points, all of Unicode, no culture. Filters, prompts
/// and metrics must agree with it on where a name ends and what is blank.
/// </summary>
internal static class PythonText
{
    /// <summary><c>str.isspace</c>: Unicode white space and the four separators U+001C–U+001F, which .NET leaves out.</summary>
    public static bool IsWhiteSpace(char c) => char.IsWhiteSpace(c) || c is >= '\u001c' and <= '\u001f';

    /// <summary><c>str.isalpha</c>: a letter of any script; no marks.</summary>
    public static bool IsLetter(Rune rune) => Rune.IsLetter(rune);

    /// <summary><c>str.isalnum</c>: letters and everything numeric, also <c>²</c>, <c>½</c> and <c>Ⅷ</c>; no marks.</summary>
    public static bool IsAlphanumeric(Rune rune) => Rune.IsLetter(rune) || Rune.IsNumber(rune);

    /// <summary><c>str.isdigit</c>: decimal digits of any script, and the raised, lowered and circled ones.</summary>
    public static bool IsDigit(Rune rune)
    {
        if (rune.IsAscii)
            return rune.Value is >= '0' and <= '9';
        return Rune.GetUnicodeCategory(rune) is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.OtherNumber && CharUnicodeInfo.GetDigitValue(rune.ToString(), 0) >= 0;
    }

    /// <summary><c>str.strip</c> without an argument.</summary>
    public static string Strip(string text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && IsWhiteSpace(text[start]))
            start++;
        while (end > start && IsWhiteSpace(text[end - 1]))
            end--;
        return text[start..end];
    }

    /// <summary>The code point at a position; half a surrogate pair reads as U+FFFD of length 1.</summary>
    public static Rune At(string text, int position, out int length)
    {
        if (Rune.DecodeFromUtf16(text.AsSpan(position), out var rune, out length) != System.Buffers.OperationStatus.Done)
            length = 1;
        return rune;
    }

    /// <summary>Length in code points.</summary>
    public static int Length(string text)
    {
        var count = 0;
        for (var position = 0; position < text.Length; count++)
        {
            At(text, position, out var length);
            position += length;
        }

        return count;
    }

    /// <summary>The first <paramref name="codePoints"/> code points.</summary>
    public static string Prefix(string text, int codePoints)
    {
        var position = 0;
        for (var count = 0; count < codePoints && position < text.Length; count++)
        {
            At(text, position, out var length);
            position += length;
        }

        return text[..position];
    }
}
