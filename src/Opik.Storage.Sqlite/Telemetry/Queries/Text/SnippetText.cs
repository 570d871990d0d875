using System.Text;

namespace Opik.Storage.Sqlite;

/// <summary>Cuts words around a found text: one line, runs of white space as one blank.</summary>
internal static class SnippetText
{
    private const int Before = 40;
    private const int Most = 160;

    /// <summary>The words around <paramref name="length"/> units at <paramref name="at"/>.</summary>
    public static TextSnippet Of(string text, int at, int length)
    {
        var from = Math.Max(0, at - Before);
        // Both halves of a surrogate pair, or neither.
        if (from > 0 && char.IsLowSurrogate(text[from]))
            from++;
        var result = new StringBuilder(Most + 2);
        if (from > 0)
            result.Append('…');
        Append(result, text.AsSpan(from, at - from), Most);
        var start = result.Length;
        Append(result, text.AsSpan(at, length), Most);
        var found = result.Length - start;
        var cut = Append(result, text.AsSpan(at + length), Most);
        if (cut)
            result.Append('…');
        return new TextSnippet(result.ToString(), start, found);
    }

    // True when something did not fit.
    private static bool Append(StringBuilder target, ReadOnlySpan<char> text, int most)
    {
        foreach (var character in text)
        {
            if (target.Length >= most)
            {
                if (char.IsHighSurrogate(target[^1]))
                    target.Length--;
                return true;
            }

            if (!char.IsWhiteSpace(character) && !char.IsControl(character))
                target.Append(character);
            else if (target.Length > 0 && target[^1] != ' ')
                target.Append(' ');
        }

        return false;
    }
}
