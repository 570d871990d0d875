using System.Globalization;
using System.Text;

namespace Opik.Contracts.PythonRules;

/// <summary>Full case mappings of Unicode, without a culture: <c>ß</c> becomes <c>SS</c>, a final <c>Σ</c> becomes <c>ς</c>.</summary>
internal static class PythonCase
{
    /// <summary><c>str.upper</c>.</summary>
    public static string Upper(string text) =>
        text.ToUpperInvariant().Replace("ß", "SS", StringComparison.Ordinal).Replace("ﬁ", "FI", StringComparison.Ordinal).Replace("ﬂ", "FL", StringComparison.Ordinal).Replace("ŉ", "ʼN", StringComparison.Ordinal);

    /// <summary><c>str.lower</c>.</summary>
    public static string Lower(string text)
    {
        var lower = text.ToLowerInvariant().Replace("İ", "i\u0307", StringComparison.Ordinal);
        if (!text.Contains('Σ', StringComparison.Ordinal))
            return lower;
        var output = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
            output.Append(text[i] == 'Σ' ? IsFinal(text, i) ? 'ς' : 'σ' : text[i] == 'İ' ? "i\u0307" : text[i].ToString());
        return output.ToString().ToLowerInvariant();
    }

    /// <summary><c>str.title</c>: a letter after anything but a letter is large.</summary>
    public static string Title(string text)
    {
        var output = new StringBuilder(text.Length);
        var follows = false;
        foreach (var rune in text.EnumerateRunes())
        {
            var isCased = Rune.IsLetter(rune);
            output.Append(!isCased ? rune.ToString() : follows ? Lower(rune.ToString()) : Titled(rune));
            follows = isCased;
        }

        return output.ToString();
    }

    /// <summary><c>str.capitalize</c>: the first character large, the rest small.</summary>
    public static string Capitalize(string text)
    {
        if (text.Length == 0)
            return text;
        var first = PythonText.At(text, 0, out var length);
        return Titled(first) + Lower(text[length..]);
    }

    private static string Titled(Rune rune) => rune.Value switch
    {
        'ß' => "Ss",
        'ﬁ' => "Fi",
        'ﬂ' => "Fl",
        0x1C4 or 0x1C5 or 0x1C6 => "ǅ",
        0x1C7 or 0x1C8 or 0x1C9 => "ǈ",
        0x1CA or 0x1CB or 0x1CC => "ǋ",
        0x1F1 or 0x1F2 or 0x1F3 => "ǲ",
        _ => Upper(rune.ToString()),
    };

    // "Final_Sigma" of the Unicode Standard, section 3.13: a cased letter before, none after, what letter case ignores left out.
    private static bool IsFinal(string text, int at)
    {
        var before = at;
        while (before > 0 && IsIgnorable(Before(text, before)))
            before -= Before(text, before).Utf16SequenceLength;
        if (before == 0 || !IsCased(Before(text, before)))
            return false;
        for (var after = at + 1; after < text.Length;)
        {
            var rune = PythonText.At(text, after, out var length);
            if (!IsIgnorable(rune))
                return !IsCased(rune);
            after += length;
        }

        return true;
    }

    private static Rune Before(string text, int end) =>
        end > 1 && char.IsSurrogatePair(text[end - 2], text[end - 1]) ? new Rune(text[end - 2], text[end - 1]) : Rune.TryCreate(text[end - 1], out var rune) ? rune : Rune.ReplacementChar;

    // Case_Ignorable: marks, format characters, modifiers, and the punctuation that stands within words.
    private static bool IsIgnorable(Rune rune) =>
        rune.Value is '\'' or '.' or ':' or 0xB7 or 0x387 or 0x55F or 0x5F4 or 0x2018 or 0x2019 or 0x2024 or 0x2027 or 0xFE13 or 0xFE52 or 0xFE55 or 0xFF07 or 0xFF0E or 0xFF1A
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.ModifierLetter or UnicodeCategory.ModifierSymbol;

    private static bool IsCased(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        || rune.Value is 0xAA or 0xBA || Rune.ToLowerInvariant(rune) != rune || Rune.ToUpperInvariant(rune) != rune;
}
