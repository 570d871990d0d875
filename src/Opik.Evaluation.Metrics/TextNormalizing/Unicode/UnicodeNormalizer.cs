using System.Text;
using Opik.Contracts.PythonRules;

namespace Opik.Evaluation.TextNormalizing.Unicode;

/// <summary>
/// Unicode normalization that does not depend on ICU: <see cref="string.Normalize()"/> returns the text as it is where .NET runs
/// without it, and refuses half surrogate pairs, which models do write. https://www.unicode.org/reports/tr15/
/// </summary>
internal static class UnicodeNormalizer
{
    /// <summary>The text in a normalization form. Half surrogate pairs stay.</summary>
    public static string Normalize(string text, NormalizationForm form)
    {
        // Nothing below U+00A0 has a decomposition, nothing below U+0300 composes.
        var first = text.AsSpan().IndexOfAnyExceptInRange('\0', form == NormalizationForm.FormC ? '\u02FF' : '\u009F');
        if (first < 0)
            return text;
        if (NormalizationTable.Instance is not { } table)
            return IsWellFormed(text) ? text.Normalize(form) : text;
        var codePoints = Decompose(text, form is NormalizationForm.FormKC or NormalizationForm.FormKD, table);
        Order(codePoints, table);
        return Write(codePoints, form is NormalizationForm.FormC or NormalizationForm.FormKC ? Compose(codePoints, table) : codePoints.Count, text.Length);
    }

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return false;
            i++;
        }

        return true;
    }

    private static List<int> Decompose(string text, bool isCompatible, NormalizationTable table)
    {
        var output = new List<int>(text.Length + 16);
        for (var i = 0; i < text.Length;)
        {
            var rune = PythonText.At(text, i, out var length);
            // Half a pair keeps its own number.
            var codePoint = length == 1 ? text[i] : rune.Value;
            i += length;
            if (codePoint < 0xA0)
                output.Add(codePoint);
            else if (Hangul.IsSyllable(codePoint))
                Hangul.Decompose(codePoint, output);
            else if ((isCompatible && table.Compatible.TryGetValue(codePoint, out var parts)) || table.Canonical.TryGetValue(codePoint, out parts))
                AddAll(output, parts);
            else
                output.Add(codePoint);
        }

        return output;
    }

    private static void AddAll(List<int> output, string parts)
    {
        foreach (var rune in parts.EnumerateRunes())
            output.Add(rune.Value);
    }

    // Each run of combining characters, by rank; equal ranks keep their order. Runs are short, hostile ones aside.
    private static void Order(List<int> codePoints, NormalizationTable table)
    {
        for (var i = 0; i < codePoints.Count; i++)
        {
            if (Rank(codePoints[i], table) == 0)
                continue;
            var start = i;
            while (i < codePoints.Count && Rank(codePoints[i], table) != 0)
                i++;
            if (i - start < 2)
                continue;
            var ordered = codePoints.GetRange(start, i - start).OrderBy(codePoint => Rank(codePoint, table)).ToList();
            for (var j = 0; j < ordered.Count; j++)
                codePoints[start + j] = ordered[j];
        }
    }

    // In place; returns how many are left. A character composes with the last starter unless one of its own rank, or another
    // starter, stands between.
    private static int Compose(List<int> codePoints, NormalizationTable table)
    {
        var (count, starter, last) = (0, -1, -1);
        for (var i = 0; i < codePoints.Count; i++)
        {
            var codePoint = codePoints[i];
            var rank = Rank(codePoint, table);
            if (starter >= 0 && last < rank && Composite(codePoints[starter], codePoint, table) is { } composite)
            {
                codePoints[starter] = composite;
                continue;
            }

            if (rank == 0)
                (starter, last) = (count, -1);
            else
                last = rank;
            codePoints[count++] = codePoint;
        }

        return count;
    }

    private static int? Composite(int first, int second, NormalizationTable table) =>
        Hangul.Compose(first, second) ?? (table.Compositions.TryGetValue(NormalizationTable.Pair(first, second), out var composite) ? composite : null);

    private static int Rank(int codePoint, NormalizationTable table) => codePoint < 0x300 ? 0 : table.Ranks.GetValueOrDefault(codePoint);

    private static string Write(List<int> codePoints, int count, int length)
    {
        var output = new StringBuilder(length);
        for (var i = 0; i < count; i++)
        {
            if (codePoints[i] < 0x10000)
                output.Append((char)codePoints[i]);
            else
                output.Append(new Rune(codePoints[i]).ToString());
        }

        return output.ToString();
    }
}
