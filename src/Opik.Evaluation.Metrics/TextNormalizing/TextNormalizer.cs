using System.Buffers;
using System.Globalization;
using System.Text;
using Opik.Contracts.PythonRules;
using Opik.Evaluation.TextNormalizing.Unicode;

namespace Opik.Evaluation.TextNormalizing;

/// <summary>
/// Makes texts comparable that only look different: Unicode form, letter case, emoji, accents, punctuation; then runs of white
/// space become one blank, and none is left at the ends. Python: <c>normalize_text</c>.
/// </summary>
public sealed class TextNormalizer
{
    // ASCII punctuation, and the marks of General Punctuation: dashes, quotation marks, bullets, dots, per mille, primes, brackets.
    private static readonly SearchValues<char> Punctuation = SearchValues.Create(
        "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~" +
        "\u2010\u2011\u2012\u2013\u2014\u2015\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u2020\u2021\u2022\u2023\u2024\u2025\u2026\u2027" +
        "\u2030\u2031\u2032\u2033\u2034\u2035\u2036\u2037\u2038\u2039\u203a\u203b\u203c\u203d\u203e\u203f\u2040\u2041\u2042\u2043");

    private readonly TextNormalizerOptions _options;

    /// <param name="options">What it does; null: the defaults.</param>
    public TextNormalizer(TextNormalizerOptions? options = null) => _options = options ?? new TextNormalizerOptions();

    /// <summary>Form, small letters, white space.</summary>
    public static TextNormalizer Default { get; } = new();

    /// <summary>The text made comparable.</summary>
    public string Normalize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var normal = UnicodeNormalizer.Normalize(text, _options.Form);
        if (_options.Lowercase)
            normal = PythonCase.Lower(normal);
        if (!_options.KeepEmoji)
            normal = Without(normal, category => category is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol);
        if (_options.StripAccents)
            normal = Without(UnicodeNormalizer.Normalize(normal, NormalizationForm.FormD), category => category == UnicodeCategory.NonSpacingMark);
        if (_options.RemovePunctuation)
            normal = WithoutPunctuation(normal);
        return Collapse(normal);
    }

    private static string Without(string text, Func<UnicodeCategory, bool> isOut)
    {
        var output = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var rune = PythonText.At(text, i, out var length);
            if (length == 1 && char.IsSurrogate(text[i]) || !isOut(Rune.GetUnicodeCategory(rune)))
                output.Append(text, i, length);
            i += length;
        }

        return output.ToString();
    }

    private static string WithoutPunctuation(string text)
    {
        if (!text.AsSpan().ContainsAny(Punctuation))
            return text;
        var output = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!Punctuation.Contains(c))
                output.Append(c);
        }

        return output.ToString();
    }

    private static string Collapse(string text)
    {
        if (IsCollapsed(text))
            return text;
        var output = new StringBuilder(text.Length);
        var isPending = false;
        foreach (var c in text)
        {
            if (PythonText.IsWhiteSpace(c))
            {
                isPending = output.Length > 0;
                continue;
            }

            if (isPending)
                output.Append(' ');
            isPending = false;
            output.Append(c);
        }

        return output.ToString();
    }

    private static bool IsCollapsed(string text)
    {
        var wasBlank = true;
        foreach (var c in text)
        {
            var isBlank = PythonText.IsWhiteSpace(c);
            if (isBlank && (wasBlank || c != ' '))
                return false;
            wasBlank = isBlank;
        }

        return !wasBlank || text.Length == 0;
    }
}
