using Opik.Evaluation.Lexicons.Tables;

namespace Opik.Evaluation.Lexicons.Synonyms;

/// <summary>
/// Synonyms of English words by WordNet 3.0 of Princeton University: Miller, "WordNet: A Lexical Database for English", 1995,
/// https://wordnet.princeton.edu. Read on first use; about 4 MB in memory.
/// </summary>
public static class WordNetLexicon
{
    private static readonly Lazy<PackedTable> Lemmas = EmbeddedTables.Later("wordnet-lemmas");
    private static readonly Lazy<PackedTable> Sets = EmbeddedTables.Later("wordnet-sets");
    private static readonly Lazy<PackedTable> Names = EmbeddedTables.Later("wordnet-names");

    /// <summary>
    /// The names of all synonym sets that a word is in, as any part of speech and by any of its base forms. Names of several
    /// words are left out; capitals are as WordNet has them.
    /// </summary>
    /// <param name="word">The word; capitals do not matter.</param>
    /// <returns>The names, among them the word's base forms; empty for a word that WordNet does not have.</returns>
    /// <exception cref="LexiconUnavailableException">The library was built without its data.</exception>
    public static IReadOnlySet<string> Synonyms(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        var lower = word.ToLowerInvariant();
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var part = 0; part < WordNetForms.Parts; part++)
        {
            foreach (var form in WordNetForms.Candidates(lower, part))
            {
                foreach (var set in SetsOf(form, part))
                    AddNames(set, names);
            }
        }

        return names;
    }

    // A lemma lists the sets of each part of speech: 0 when it is none, else their number and 1, then the sets.
    private static int[] SetsOf(string lemma, int part)
    {
        if (!Lemmas.Value.TryGet(lemma, out var payload))
            return [];
        for (var at = 0; ; at++)
        {
            var count = Varint.Read(ref payload) - 1;
            var sets = count > 0 ? new int[count] : [];
            for (var i = 0; i < sets.Length; i++)
                sets[i] = Varint.Read(ref payload);
            if (at == part)
                return sets;
        }
    }

    private static void AddNames(int set, HashSet<string> names)
    {
        Span<byte> key = [(byte)(set >> 16), (byte)(set >> 8), (byte)set];
        if (!Sets.Value.TryGet(key, out var ordinals))
            throw new InvalidDataException($"The set {set} is missing: the tables are of different exports.");
        while (ordinals.Length > 0)
            names.Add(Names.Value.KeyAt(Varint.Read(ref ordinals)));
    }
}
