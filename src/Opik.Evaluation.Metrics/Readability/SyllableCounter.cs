using Opik.Contracts.PythonRules;
using Opik.Evaluation.Lexicons.Hyphenation;
using Opik.Evaluation.Lexicons.Syllables;

namespace Opik.Evaluation.Readability;

/// <summary>
/// Counts syllables: English words by the CMU dictionary, others and words that it lacks by the points at which they may be
/// divided, plus one. Python: textstat's <c>syllable_count</c>.
/// </summary>
public sealed class SyllableCounter
{
    private readonly HyphenationPatterns _patterns;

    /// <param name="locale">Locale, e.g. <c>de_DE</c>, <c>de-DE</c> or <c>de</c>.</param>
    /// <param name="hyphenation">Patterns of your own; null: those of the locale.</param>
    /// <exception cref="NotSupportedException">There are no patterns for the locale.</exception>
    /// <exception cref="Lexicons.LexiconUnavailableException">The library was built without its language data.</exception>
    public SyllableCounter(string locale, HyphenationPatterns? hyphenation = null)
    {
        ArgumentNullException.ThrowIfNull(locale);
        Language = locale.Split('_', '-')[0];
        _patterns = hyphenation ?? HyphenationPatterns.ForLocale(locale) ??
            throw new NotSupportedException($"There are no hyphenation patterns for the language '{locale}'. Give a locale such as de_DE, or patterns of your own (ReadabilityOptions.Hyphenation).");
    }

    /// <summary>Language without a region, e.g. <c>de</c>.</summary>
    public string Language { get; }

    /// <summary>Counts the syllables of a text.</summary>
    public int Count(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return ReadabilityText.Words(PythonCase.Lower(text)).Sum(OfWord);
    }

    private int OfWord(string word) => (Language == "en" ? EnglishSyllables.Count(word) : null) ?? (_patterns.CountPoints(word) + 1);
}
