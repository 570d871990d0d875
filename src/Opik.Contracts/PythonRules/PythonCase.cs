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

    private static bool IsFinal(string text, int at) =>
        at > 0 && char.IsLetter(text[at - 1]) && (at + 1 == text.Length || !(char.IsLetter(text[at + 1]) || CharUnicodeInfo.GetUnicodeCategory(text[at + 1]) == UnicodeCategory.NonSpacingMark));
}
