using Opik.Contracts.PythonRules;
using Opik.Evaluation.Lexicons.Sentiment;

namespace Opik.Evaluation.Sentiment;

/// <summary>
/// The words and emoticons of a text: split at white space, without those of one character. One punctuation mark in front of or
/// behind a word goes; marks that are more, or part of an emoticon, stay.
/// </summary>
internal sealed class VaderTokens
{
    private const string AsciiPunctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    private static readonly string[] Marks = [".", "!", "?", ",", ";", ":", "-", "'", "\"", "!!", "!!!", "??", "???", "?!?", "!?!", "?!?!", "!?!?"];

    public VaderTokens(string text)
    {
        var bare = string.Concat(text.Where(c => !AsciiPunctuation.Contains(c, StringComparison.Ordinal)));
        var words = PythonWords.Split(bare).Where(IsLong).ToHashSet(StringComparer.Ordinal);
        Tokens = [.. PythonWords.Split(text).Where(IsLong).Select(token => Stripped(token, words))];
        Lower = Array.ConvertAll(Tokens, PythonCase.Lower);
        Valences = Array.ConvertAll(Lower, SentimentLexicon.Valence);
        Boosters = Array.ConvertAll(Lower, SentimentLexicon.Booster);
        var capitals = Tokens.Count(PythonWords.IsUpper);
        HasSomeCapitals = capitals > 0 && capitals < Tokens.Length;
    }

    /// <summary>The tokens as they are written.</summary>
    public string[] Tokens { get; }

    /// <summary>The tokens in small letters.</summary>
    public string[] Lower { get; }

    /// <summary>Valences of the tokens in the lexicon; null: it does not have the token.</summary>
    public double?[] Valences { get; }

    /// <summary>1 for tokens that strengthen the next ones, -1 for those that weaken.</summary>
    public int[] Boosters { get; }

    /// <summary>Whether some tokens, but not all, are in capitals: only then capitals emphasize.</summary>
    public bool HasSomeCapitals { get; }

    private static bool IsLong(string token) => PythonText.Length(token) > 1;

    private static string Stripped(string token, HashSet<string> words)
    {
        var known = words.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var mark in Marks)
        {
            if (token.EndsWith(mark, StringComparison.Ordinal) && known.TryGetValue(token.AsSpan(0, token.Length - mark.Length), out var word))
                return word;
        }

        foreach (var mark in Marks)
        {
            if (token.StartsWith(mark, StringComparison.Ordinal) && known.TryGetValue(token.AsSpan(mark.Length), out var word))
                return word;
        }

        return token;
    }
}
