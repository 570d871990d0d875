using Opik.Contracts.PythonRules;
using Opik.Evaluation.Overlap.NGrams;

namespace Opik.Evaluation.Overlap.Bleu;

/// <summary>What one output and its references contribute to BLEU.</summary>
internal sealed class BleuSentence
{
    // The fifth order is asked for by one of the smoothing methods, whatever the longest is.
    private const int FifthOrder = 5;

    /// <param name="output">Words of the output.</param>
    /// <param name="references">Words of the references, one or more.</param>
    /// <param name="orders">Longest n-grams.</param>
    public BleuSentence(List<string> output, IReadOnlyList<List<string>> references, int orders)
    {
        Length = output.Count;
        ReferenceLength = references.Select(reference => reference.Count).OrderBy(length => Math.Abs(length - Length)).ThenBy(length => length).First();
        var numbers = new TokenNumbers();
        var sequences = references.Prepend(output).Select(numbers.Of).ToArray();
        var ladder = new NGramLadder(numbers.Count, sequences);
        (Matches, Totals) = (new int[orders], new int[orders]);
        for (var order = 1; order <= Math.Max(orders, FifthOrder); order++)
        {
            if (order > 1)
                ladder.Climb();
            var (matches, total) = (Clipped(ladder, references.Count), ladder.Of(0).Length);
            if (order <= orders)
                (Matches[order - 1], Totals[order - 1]) = (matches, total);
            if (order == FifthOrder)
                FifthPrecision = (double)matches / Math.Max(1, total);
        }
    }

    /// <summary>Words of the output.</summary>
    public int Length { get; }

    /// <summary>Words of the reference whose length is nearest; of two as near the shorter one.</summary>
    public int ReferenceLength { get; }

    /// <summary>N-grams by order that the output shares with a reference, none more often than any one reference has it.</summary>
    public int[] Matches { get; }

    /// <summary>N-grams of the output by order.</summary>
    public int[] Totals { get; }

    /// <summary>Precision of n-grams of five words.</summary>
    public double FifthPrecision { get; }

    /// <summary>Words as BLEU counts them: in small letters, what stands between blanks.</summary>
    public static List<string> Words(string text) => PythonWords.Split(PythonCase.Lower(text));

    private static int Clipped(NGramLadder ladder, int references)
    {
        if (ladder.Of(0).IsEmpty)
            return 0;
        var most = ladder.Counts(1);
        for (var reference = 2; reference <= references; reference++)
        {
            var counts = ladder.Counts(reference);
            for (var i = 0; i < most.Length; i++)
                most[i] = Math.Max(most[i], counts[i]);
        }

        return NGramLadder.Overlap(ladder.Counts(0), most);
    }
}
