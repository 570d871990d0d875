using System.Runtime.InteropServices;
using System.Text;

namespace Opik.Evaluation.Lexicons.Languages;

/// <summary>
/// The sequences of a text that profiles know: words of letters in small letters as UTF-8; of each, four bytes from every third
/// one on, then its last four. A blank stands at either end of the word.
/// </summary>
internal static class LanguageSequences
{
    private const int Longest = 4;
    private const int Stride = 3;
    private const int LongestWord = 70;

    /// <summary>The sequences of a text, each once.</summary>
    public static IEnumerable<byte[]> Of(string text)
    {
        var seen = new HashSet<(ulong Bytes, int Length)>();
        foreach (var word in Words(text))
        {
            var bytes = Encoding.UTF8.GetBytes(word);
            var length = Math.Min(bytes.Length, LongestWord);
            var start = 0;
            for (; start + Longest < length; start += Stride)
                Take(Sequence(bytes.AsSpan(start, Longest), start == 0, false), seen);
            Take(Sequence(bytes.AsSpan(Math.Max(0, length - Longest), Math.Min(length, Longest)), start == 0, true), seen);
        }

        return seen.Select(Unpacked);
    }

    private static void Take(ReadOnlySpan<byte> sequence, HashSet<(ulong Bytes, int Length)> seen)
    {
        Span<byte> padded = stackalloc byte[sizeof(ulong)];
        padded.Clear();
        sequence.CopyTo(padded);
        seen.Add((MemoryMarshal.Read<ulong>(padded), sequence.Length));
    }

    private static byte[] Sequence(ReadOnlySpan<byte> bytes, bool isStart, bool isEnd) =>
        (isStart, isEnd) switch
        {
            (true, true) => [(byte)' ', .. bytes, (byte)' '],
            (true, false) => [(byte)' ', .. bytes],
            (false, true) => [.. bytes, (byte)' '],
            _ => bytes.ToArray(),
        };

    private static byte[] Unpacked((ulong Bytes, int Length) sequence)
    {
        var bytes = new byte[sizeof(ulong)];
        MemoryMarshal.Write(bytes, sequence.Bytes);
        return bytes[..sequence.Length];
    }

    // An apostrophe stays where letters stand on both sides ("don't"); marks part words, as they did when the profiles were made.
    private static IEnumerable<string> Words(string text)
    {
        var lower = text.ToLowerInvariant();
        for (var at = 0; at < lower.Length;)
        {
            var start = at;
            while (at < lower.Length && (char.IsLetter(lower[at]) || (IsApostrophe(lower[at]) && at > start && at + 1 < lower.Length && char.IsLetter(lower[at + 1]))))
                at++;
            if (at > start)
                yield return lower[start..at];
            else
                at++;
        }
    }

    private static bool IsApostrophe(char c) => c is '\'' or '`' or '’';
}
