using Opik.Evaluation.Lexicons.Tables;

namespace Opik.Evaluation.Lexicons.Syllables;

/// <summary>
/// Syllables of English words: the vowels of the first pronunciation in the CMU Pronouncing Dictionary 0.7a. Read on first use;
/// about 1 MB in memory.
/// </summary>
public static class EnglishSyllables
{
    private static readonly Lazy<PackedTable> Table = EmbeddedTables.Later("syllables");

    /// <summary>How many syllables a word has.</summary>
    /// <param name="word">The word in small letters, e.g. <c>university</c> or <c>don't</c>.</param>
    /// <returns>The count, which is 0 for a few abbreviations without a vowel; null: the dictionary does not have the word.</returns>
    /// <exception cref="LexiconUnavailableException">The library was built without its data.</exception>
    public static int? Count(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return Table.Value.TryGet(word, out var payload) ? payload[0] : null;
    }
}
