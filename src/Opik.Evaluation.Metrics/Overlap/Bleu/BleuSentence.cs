using Opik.Contracts.PythonRules;
using Opik.Evaluation.Overlap.NGrams;

namespace Opik.Evaluation.Overlap.Bleu;

/// <summary>What one output and its references contribute to BLEU. Words are what stands between blanks, in small letters.</summary>
internal sealed class BleuSentence
{
    // This order is asked for by one of the smoothing methods, whatever the longest is.
    private const int FifthOrder = 5;

    /// <param name="output">The output.</param>
    /// <param name="references">The references, one or more.</param>
    /// <param name="orders">Longest n-grams.</param>
    /// <param name="countsFifth">Whether n-grams of five words are counted in any case.</param>
    public BleuSentence(string output, IReadOnlyList<string> references, int orders, bool countsFifth)
    {
        var numbers = new TokenNumbers();
        var words = numbers.OfWords(PythonCase.Lower(output));
        var distinct = numbers.Count;
        var others = new int[references.Count][];
        for (var i = 0; i < others.Length; i++)
            others[i] = numbers.OfWords(PythonCase.Lower(references[i]));
        Length = words.Length;
        ReferenceLength = NearestLength(others);
        Matches = new int[countsFifth ? Math.Max(orders, FifthOrder) : orders];
        using var ladder = new NGramLadder(distinct, words, others);
        for (var order = 1; order <= Matches.Length && ladder.Matches > 0; order++)
        {
            Matches[order - 1] = ladder.Matches;
            ladder.Climb();
        }
    }

    /// <summary>Words of the output.</summary>
    public int Length { get; }

    /// <summary>Words of the reference whose length is nearest; of two as near the shorter one.</summary>
    public int ReferenceLength { get; }

    /// <summary>N-grams by order that the output shares with a reference, none more often than any one reference has it.</summary>
    public int[] Matches { get; }

    /// <summary>Precision of n-grams of five words, where they are counted.</summary>
    public double FifthPrecision => (double)Matches[FifthOrder - 1] / Math.Max(1, Total(FifthOrder));

    /// <summary>N-grams of the output of an order.</summary>
    public int Total(int order) => NGramLadder.Total(Length, order);

    private int NearestLength(int[][] references)
    {
        var nearest = references[0].Length;
        foreach (var reference in references)
        {
            var (length, distance, best) = (reference.Length, Math.Abs(reference.Length - Length), Math.Abs(nearest - Length));
            if (distance < best || (distance == best && length < nearest))
                nearest = length;
        }

        return nearest;
    }
}
