using System.Buffers;

namespace Opik.Payloads;

/// <summary>A run of base64 in a text, with what is before it in a data URL.</summary>
/// <param name="Start">Where the data URL begins, else the run.</param>
/// <param name="DataStart">Where the run begins.</param>
/// <param name="End">Where the text behind it begins.</param>
internal readonly record struct Base64Run(int Start, int DataStart, int End)
{
    private static readonly SearchValues<char> Alphabet = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");

    /// <summary>The first run from a position on that has at least <paramref name="minGroups"/> groups of four characters; null: none.</summary>
    public static Base64Run? Next(string text, int from, int minGroups)
    {
        while (from < text.Length && text.AsSpan(from).IndexOfAny(Alphabet) is var offset and >= 0)
        {
            var start = from + offset;
            var end = RunEnd(text, start);
            if (TryDataUrl(text, start, minGroups) is { } url)
                return url;
            if ((end - start) / 4 >= minGroups)
                return new Base64Run(start, start, WithPadding(text, start, end));
            // The run may be too short, but end with the beginning of a data URL: xxdata:image/png;base64,…
            if (end - 4 > start && TryDataUrl(text, end - 4, minGroups) is { } inner)
                return inner;
            from = end;
        }

        return null;
    }

    private static Base64Run? TryDataUrl(string text, int start, int minGroups)
    {
        if (string.CompareOrdinal(text, start, "data:", 0, 5) != 0)
            return null;
        var comma = text.IndexOf(',', start + 5);
        if (comma < start + 5 + 7 || string.CompareOrdinal(text, comma - 7, ";base64", 0, 7) != 0)
            return null;
        var end = RunEnd(text, comma + 1);
        return (end - comma - 1) / 4 >= minGroups ? new Base64Run(start, comma + 1, WithPadding(text, comma + 1, end)) : null;
    }

    private static int RunEnd(string text, int start) => text.AsSpan(start).IndexOfAnyExcept(Alphabet) is var length and >= 0 ? start + length : text.Length;

    // Whole groups, and a last one only with its padding.
    private static int WithPadding(string text, int start, int end)
    {
        var rest = (end - start) % 4;
        var padding = rest == 2 ? "==" : rest == 3 ? "=" : string.Empty;
        return padding.Length > 0 && string.CompareOrdinal(text, end, padding, 0, padding.Length) == 0 ? end + padding.Length : end - rest;
    }
}
