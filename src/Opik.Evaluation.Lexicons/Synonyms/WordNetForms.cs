using System.Text;
using Opik.Evaluation.Lexicons.Tables;

namespace Opik.Evaluation.Lexicons.Synonyms;

/// <summary>
/// Base forms of words: irregular ones by the exception lists, others by the suffixes of a part of speech. Page:
/// https://wordnet.princeton.edu/documentation/morphy7wn
/// </summary>
internal static class WordNetForms
{
    /// <summary>Parts of speech: nouns, verbs, adjectives, adverbs.</summary>
    public const int Parts = 4;

    private static readonly (string Suffix, string Base)[][] Endings =
    [
        [("s", ""), ("ses", "s"), ("ves", "f"), ("xes", "x"), ("zes", "z"), ("ches", "ch"), ("shes", "sh"), ("men", "man"), ("ies", "y")],
        [("s", ""), ("ies", "y"), ("es", "e"), ("es", ""), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", "")],
        [("er", ""), ("est", ""), ("er", "e"), ("est", "e")],
        [],
    ];

    private static readonly Lazy<PackedTable> Irregular = EmbeddedTables.Later("wordnet-forms");

    /// <summary>The word itself and what it may be a form of; not all of them are words.</summary>
    /// <param name="word">The word in small letters.</param>
    /// <param name="part">Part of speech, from 0.</param>
    public static IEnumerable<string> Candidates(string word, int part)
    {
        if (Irregular.Value.TryGet($"{part}{word}", out var bases))
            return Encoding.UTF8.GetString(bases).Split(' ').Prepend(word).Distinct(StringComparer.Ordinal);
        return Endings[part].Where(ending => word.EndsWith(ending.Suffix, StringComparison.Ordinal))
            .Select(ending => string.Concat(word.AsSpan(0, word.Length - ending.Suffix.Length), ending.Base))
            .Prepend(word).Distinct(StringComparer.Ordinal);
    }
}
