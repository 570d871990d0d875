using System.Globalization;

namespace Opik.Evaluation.Judges;

/// <summary>Finds the digits of the member <c>score</c> of an answer: <c>{"reason": "a \"score\": 3", "score": 8}</c>.</summary>
internal static class ScoreDigits
{
    private const string Name = "\"score\"";

    /// <summary>Where they are; the last such member of the first outermost object counts. An empty range: nowhere.</summary>
    public static Range Find(string text)
    {
        var (found, depth) = (0..0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '{':
                    depth++;
                    break;
                case '}' when --depth <= 0:
                    return found;
                case '"':
                    var end = EndOfText(text, i);
                    if (depth == 1 && text.AsSpan(i, end - i).SequenceEqual(Name) && Digits(text, end) is { } digits)
                        found = digits;
                    i = end - 1;
                    break;
            }
        }

        return found;
    }

    private static int EndOfText(string text, int start)
    {
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] == '\\')
                i++;
            else if (text[i] == '"')
                return i + 1;
        }

        return text.Length;
    }

    private static Range? Digits(string text, int after)
    {
        var colon = SkipBlanks(text, after);
        if (colon >= text.Length || text[colon] != ':')
            return null;
        var start = SkipBlanks(text, colon + 1);
        var end = start;
        while (end < text.Length && CharUnicodeInfo.GetDecimalDigitValue(text, end) >= 0)
            end += char.IsSurrogatePair(text, end) ? 2 : 1;
        return end > start ? start..end : null;
    }

    private static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t' or '\n' or '\r')
            at++;
        return at;
    }
}
