using System.Globalization;
using System.Text;

namespace Opik.Contracts.PythonRules;

/// <summary>Words as the Python client sees them.</summary>
internal static class PythonWords
{
    /// <summary><c>str.split()</c>: what stands between runs of white space; nothing at the ends.</summary>
    public static List<string> Split(string text)
    {
        var words = new List<string>();
        for (var position = 0; position < text.Length;)
        {
            while (position < text.Length && PythonText.IsWhiteSpace(text[position]))
                position++;
            var start = position;
            while (position < text.Length && !PythonText.IsWhiteSpace(text[position]))
                position++;
            if (position > start)
                words.Add(text[start..position]);
        }

        return words;
    }

    /// <summary><c>\w</c>: letters, everything numeric and <c>_</c>; no marks.</summary>
    public static bool IsWordCharacter(Rune rune) => PythonText.IsAlphanumeric(rune) || rune.Value == '_';

    /// <summary><c>str.isupper</c> of a word: one large letter at least, none small or of title case.</summary>
    public static bool IsUpper(string word)
    {
        var hasUpper = false;
        foreach (var rune in word.EnumerateRunes())
        {
            if (IsUpper(rune))
                hasUpper = true;
            else if (IsLower(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.TitlecaseLetter)
                return false;
        }

        return hasUpper;
    }

    /// <summary><c>str.isupper</c> of a character: large letters, and Roman numerals and circled or squared letters that look so.</summary>
    public static bool IsUpper(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.UppercaseLetter
        || rune.Value is (>= 0x2160 and <= 0x216F) or (>= 0x24B6 and <= 0x24CF) or (>= 0x1F130 and <= 0x1F149) or (>= 0x1F150 and <= 0x1F169) or (>= 0x1F170 and <= 0x1F189);

    /// <summary><c>str.islower</c> of a character: small letters, and the raised, lowered, circled and numeral ones that look so.</summary>
    public static bool IsLower(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.LowercaseLetter || (rune.Value >= 0xAA && IsOtherLower(rune.Value));

    // Other_Lowercase of Unicode 14: https://www.unicode.org/Public/14.0.0/ucd/PropList.txt
    private static bool IsOtherLower(int value) => value is
        0xAA or 0xBA or (>= 0x2B0 and <= 0x2B8) or 0x2C0 or 0x2C1 or (>= 0x2E0 and <= 0x2E4) or 0x345 or 0x37A or (>= 0x1D2C and <= 0x1D6A)
        or 0x1D78 or (>= 0x1D9B and <= 0x1DBF) or 0x2071 or 0x207F or (>= 0x2090 and <= 0x209C) or (>= 0x2170 and <= 0x217F) or (>= 0x24D0 and <= 0x24E9)
        or 0x2C7C or 0x2C7D or 0xA69C or 0xA69D or 0xA770 or 0xA7F8 or 0xA7F9 or (>= 0xAB5C and <= 0xAB5F) or 0x10780
        or (>= 0x10783 and <= 0x10785) or (>= 0x10787 and <= 0x107B0) or (>= 0x107B2 and <= 0x107BA);
}
