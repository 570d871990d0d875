using System.Text;
using Opik.Evaluation.Lexicons.Tables;

namespace Opik.Evaluation.Lexicons.Languages;

/// <summary>
/// Profiles of 60 languages: how typical sequences of up to four bytes of UTF-8 are of each. Data and choice of sequences are
/// those of the package eld (Nito T.M.). Read on first use; about 1 MB in memory.
/// </summary>
public static class LanguageProfiles
{
    // Scores are stored less the smallest one.
    private const int LowestScore = 53;

    // More text does not make the answer better, only later.
    private const int LongestText = 4000;

    private static readonly Lazy<PackedTable> Sequences = EmbeddedTables.Later("language-ngrams");
    private static readonly Lazy<string[]> CodesByNumber = new(ReadCodes);

    /// <summary>Codes of the languages (ISO 639-1), e.g. <c>de</c>.</summary>
    /// <exception cref="LexiconUnavailableException">The library was built without its data.</exception>
    public static IReadOnlyList<string> Codes => CodesByNumber.Value;

    /// <summary>The language of a text.</summary>
    /// <param name="text">The text; its first 4,000 characters are looked at.</param>
    /// <returns>Code, empty when there are no letters of a known script; and by how much of its score it is ahead of the next language, 0 to 1.</returns>
    /// <exception cref="LexiconUnavailableException">The library was built without its data.</exception>
    public static (string Language, double Lead) Detect(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var scores = new int[Codes.Count];
        foreach (var sequence in LanguageSequences.Of(text.Length > LongestText ? text[..LongestText] : text))
        {
            if (!Sequences.Value.TryGet(sequence, out var payload))
                continue;
            for (var i = 0; i < payload.Length; i += 2)
                scores[payload[i]] += payload[i + 1] + LowestScore;
        }

        var (best, next) = (0, -1);
        for (var i = 1; i < scores.Length; i++)
        {
            if (scores[i] > scores[best])
                (best, next) = (i, best);
            else if (next < 0 || scores[i] > scores[next])
                next = i;
        }

        return scores[best] == 0 ? (string.Empty, 0) : (Codes[best], (double)(scores[best] - scores[next]) / scores[best]);
    }

    private static string[] ReadCodes()
    {
        var table = EmbeddedTables.Load("language-codes");
        var codes = new string[table.Count];
        table.ForEach((key, payload) => codes[key[0]] = Encoding.UTF8.GetString(payload));
        return codes;
    }
}
