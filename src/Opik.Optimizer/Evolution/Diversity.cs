namespace Opik.Optimizer;

/// <summary>How unlike the prompts of a population are.</summary>
internal static class Diversity
{
    // The distance takes the product of the lengths: long prompts are compared by their beginnings.
    private const int MostCharacters = 2000;

    /// <summary>Mean normalised Indel distance of all pairs, 0 (all the same) to 1.</summary>
    public static double Of(IReadOnlyList<Individual> population)
    {
        double sum = 0;
        var pairs = 0;
        for (var i = 0; i < population.Count; i++)
        {
            for (var j = i + 1; j < population.Count; j++, pairs++)
                sum += Distance(Cut(population[i].Text), Cut(population[j].Text));
        }

        return pairs == 0 ? 0 : sum / pairs;
    }

    /// <summary>1 − 2·LCS / (|a| + |b|), with the longest common subsequence.</summary>
    public static double Distance(string left, string right)
    {
        if (left.Length + right.Length == 0 || left == right)
            return 0;
        var (before, now) = (new int[right.Length + 1], new int[right.Length + 1]);
        foreach (var letter in left)
        {
            for (var j = 1; j <= right.Length; j++)
                now[j] = letter == right[j - 1] ? before[j - 1] + 1 : Math.Max(before[j], now[j - 1]);
            (before, now) = (now, before);
        }

        return 1 - (2.0 * before[right.Length] / (left.Length + right.Length));
    }

    private static string Cut(string text) => text.Length > MostCharacters ? text[..MostCharacters] : text;
}
