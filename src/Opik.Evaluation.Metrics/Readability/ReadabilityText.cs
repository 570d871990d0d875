using System.Text;
using Opik.Contracts.PythonRules;

namespace Opik.Evaluation.Readability;

/// <summary>Words and sentences as textstat 0.7.13 counts them, which the Python client uses.</summary>
internal static class ReadabilityText
{
    // An apostrophe in front of one of these belongs to a contraction.
    private static readonly string[] Contractions = ["t", "s", "d", "ve", "ll", "re"];

    /// <summary>The words: everything but letters, digits, <c>_</c>, white space and apostrophes of contractions goes, without a gap.</summary>
    public static List<string> Words(string text)
    {
        var kept = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var rune = PythonText.At(text, at, out var length);
            if (text[at] == '\'' ? IsContraction(text, at + 1) : PythonWords.IsWordCharacter(rune) || PythonText.IsWhiteSpace(text[at]))
                kept.Append(text, at, length);
            at += length;
        }

        return PythonWords.Split(kept.ToString());
    }

    /// <summary>
    /// How many sentences there are, 1 at least: each begins at the boundary of a word and ends with full stops, exclamation and
    /// question marks, as many as there are. Those of one or two words do not count.
    /// </summary>
    public static int CountSentences(string text)
    {
        var count = 0;
        for (var at = 0; at < text.Length;)
        {
            if (IsEnd(text[at]) || !IsBoundary(text, at))
            {
                PythonText.At(text, at, out var length);
                at += length;
                continue;
            }

            var start = at;
            while (at < text.Length && !IsEnd(text[at]))
                at++;
            if (Words(text[start..at]).Count > 2)
                count++;
            while (at < text.Length && IsEnd(text[at]))
                at++;
        }

        return Math.Max(1, count);
    }

    private static bool IsContraction(string text, int at) =>
        Array.Exists(Contractions, end => string.CompareOrdinal(text, at, end, 0, end.Length) == 0);

    private static bool IsEnd(char c) => c is '.' or '!' or '?';

    private static bool IsBoundary(string text, int at)
    {
        var isBehindWord = at > 0 && PythonWords.IsWordCharacter(Behind(text, at));
        return isBehindWord != PythonWords.IsWordCharacter(PythonText.At(text, at, out _));
    }

    private static Rune Behind(string text, int at) =>
        Rune.DecodeLastFromUtf16(text.AsSpan(0, at), out var rune, out _) == System.Buffers.OperationStatus.Done ? rune : Rune.ReplacementChar;
}
