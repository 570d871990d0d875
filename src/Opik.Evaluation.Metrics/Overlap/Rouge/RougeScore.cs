using Opik.Evaluation.Overlap.NGrams;

namespace Opik.Evaluation.Overlap.Rouge;

/// <summary>F1 of recall and precision of what two texts share: C.-Y. Lin, "ROUGE: A Package for Automatic Evaluation of Summaries" (2004).</summary>
internal static class RougeScore
{
    public static double NGrams(List<string> output, List<string> reference, int order)
    {
        var numbers = new TokenNumbers();
        var left = numbers.Of(output);
        var distinct = numbers.Count;
        var right = numbers.Of(reference);
        using var ladder = new NGramLadder(distinct, left, right);
        while (ladder.Order < order)
            ladder.Climb();
        return F1(ladder.Matches, NGramLadder.Total(left.Length, order), NGramLadder.Total(right.Length, order));
    }

    public static double Subsequence(List<string> output, List<string> reference)
    {
        var numbers = new TokenNumbers();
        var (left, right) = (numbers.Of(output), numbers.Of(reference));
        return F1(CommonSubsequence.Length(left, right, numbers.Count), left.Length, right.Length);
    }

    /// <summary>Each part of the reference against all parts of the output; a word counts once while both texts still have it.</summary>
    public static double Summary(List<List<string>> output, List<List<string>> reference)
    {
        var numbers = new TokenNumbers();
        var (left, right) = (output.ConvertAll(numbers.Of), reference.ConvertAll(numbers.Of));
        var (leftBudget, rightBudget) = (Budget(left, numbers.Count), Budget(right, numbers.Count));
        var hits = 0;
        foreach (var part in right)
        {
            var union = new bool[part.Length];
            foreach (var other in left)
                MarkCommon(part, other, union);
            for (var i = 0; i < part.Length; i++)
            {
                if (!union[i] || leftBudget[part[i]] == 0 || rightBudget[part[i]] == 0)
                    continue;
                leftBudget[part[i]]--;
                rightBudget[part[i]]--;
                hits++;
            }
        }

        return F1(hits, left.Sum(part => part.Length), right.Sum(part => part.Length));
    }

    private static int[] Budget(List<int[]> parts, int distinct)
    {
        var budget = new int[distinct];
        foreach (var word in parts.SelectMany(part => part))
            budget[word]++;
        return budget;
    }

    /// <summary>Marks one longest common subsequence in the reference: back through the table, along the output only when that is longer.</summary>
    private static void MarkCommon(int[] reference, int[] output, bool[] marks)
    {
        var table = new int[reference.Length + 1, output.Length + 1];
        for (var i = 1; i <= reference.Length; i++)
        {
            for (var j = 1; j <= output.Length; j++)
                table[i, j] = reference[i - 1] == output[j - 1] ? table[i - 1, j - 1] + 1 : Math.Max(table[i - 1, j], table[i, j - 1]);
        }

        for (var (i, j) = (reference.Length, output.Length); i > 0 && j > 0;)
        {
            if (reference[i - 1] == output[j - 1])
            {
                marks[--i] = true;
                j--;
            }
            else if (table[i, j - 1] > table[i - 1, j])
            {
                j--;
            }
            else
            {
                i--;
            }
        }
    }

    private static double F1(int hits, int outputs, int references)
    {
        var (precision, recall) = ((double)hits / Math.Max(1, outputs), (double)hits / Math.Max(1, references));
        return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
    }
}
