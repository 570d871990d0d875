using System.Text;
using Opik.Contracts;

namespace Opik.Server.Features.SimilarRuns;

/// <summary>How alike two inputs are: the share of the words of both that they have in common, 0 to 1 (Jaccard index of multisets).</summary>
internal static class InputLikeness
{
    // What distinguishes inputs stands at their beginning often enough; whole ones may be megabytes.
    private const int MostBytes = 20_000;

    /// <summary>How often each word is there.</summary>
    public static Dictionary<string, int> Words(JsonText? input)
    {
        var words = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        if (input is not { } json)
            return words;
        var utf8 = json.Utf8.Span;
        var text = Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, MostBytes)]);
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsLetterOrDigit(text[i]))
                continue;
            var start = i;
            while (i < text.Length && char.IsLetterOrDigit(text[i]))
                i++;
            var word = text[start..i];
            words[word] = words.GetValueOrDefault(word) + 1;
        }

        return words;
    }

    /// <summary>1 for the same words, also when both have none.</summary>
    public static double Of(Dictionary<string, int> a, Dictionary<string, int> b)
    {
        var common = a.Sum(word => Math.Min(word.Value, b.GetValueOrDefault(word.Key)));
        var all = a.Values.Sum() + b.Values.Sum() - common;
        return all == 0 ? 1 : (double)common / all;
    }
}
