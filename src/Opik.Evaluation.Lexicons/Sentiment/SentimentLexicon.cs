using Opik.Evaluation.Lexicons.Tables;

namespace Opik.Evaluation.Lexicons.Sentiment;

/// <summary>
/// The lexicon and word lists of VADER in the state that NLTK uses. Read on first use; about 0.1 MB in memory. Paper: Hutto and
/// Gilbert, "VADER: A Parsimonious Rule-based Model for Sentiment Analysis of Social Media Text", ICWSM 2014.
/// </summary>
public static class SentimentLexicon
{
    private static readonly Lazy<PackedTable> Valences = EmbeddedTables.Later("valences");
    private static readonly Lazy<PackedTable> Boosters = EmbeddedTables.Later("boosters");
    private static readonly Lazy<PackedTable> Negations = EmbeddedTables.Later("negations");
    private static readonly Lazy<PackedTable> Idioms = EmbeddedTables.Later("idioms");

    /// <summary>How many tokens have a valence.</summary>
    public static int Count => Valences.Value.Count;

    /// <summary>Valence of a token, from -4 to 4 in steps of 0.1; null: it has none.</summary>
    /// <param name="token">A word or emoticon in small letters.</param>
    /// <exception cref="LexiconUnavailableException">The library was built without its data.</exception>
    public static double? Valence(string token) => Tenths(Valences.Value, token);

    /// <summary>Whether a word strengthens (1) or weakens (-1) the one behind it; 0: neither. Two words are separated by a blank.</summary>
    /// <exception cref="LexiconUnavailableException">The library was built without its data.</exception>
    public static int Booster(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return Boosters.Value.TryGet(words, out var payload) ? (sbyte)payload[0] : 0;
    }

    /// <summary>Whether a word negates.</summary>
    /// <param name="word">The word in small letters.</param>
    /// <exception cref="LexiconUnavailableException">The library was built without its data.</exception>
    public static bool IsNegation(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return Negations.Value.Contains(word);
    }

    /// <summary>Valence of a sequence of words that means something of its own; null: none.</summary>
    /// <exception cref="LexiconUnavailableException">The library was built without its data.</exception>
    public static double? Idiom(string words) => Tenths(Idioms.Value, words);

    private static double? Tenths(PackedTable table, string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return table.TryGet(key, out var payload) ? (sbyte)payload[0] / 10.0 : null;
    }
}
