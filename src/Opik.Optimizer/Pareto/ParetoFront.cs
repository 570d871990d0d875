namespace Opik.Optimizer;

/// <summary>Which programs are best at which rows.</summary>
internal static class ParetoFront
{
    /// <summary>By program, the number of rows it wins, without programs that others make superfluous. Only winners are in it.</summary>
    /// <param name="scores">Scores by program, then by row.</param>
    public static IReadOnlyDictionary<int, int> Winners(IReadOnlyList<IReadOnlyList<double>> scores)
    {
        var wins = Enumerable.Range(0, scores[0].Count).Select(row => Best(scores, row)).ToList();
        var alive = wins.SelectMany(static row => row).ToHashSet();
        // The weakest first: a program goes when every row it wins is won by another one that stays.
        foreach (var program in alive.OrderBy(program => scores[program].Sum()).ThenByDescending(static program => program).ToList())
        {
            if (wins.Where(row => row.Contains(program)).All(row => row.Any(other => other != program && alive.Contains(other))))
                alive.Remove(program);
        }

        return alive.ToDictionary(static program => program, program => wins.Count(row => row.Contains(program)));
    }

    /// <summary>A winner by lot, each as likely as it wins rows.</summary>
    public static int Draw(IReadOnlyDictionary<int, int> winners, Random random)
    {
        var left = random.Next(winners.Values.Sum());
        foreach (var (program, wins) in winners.OrderBy(static winner => winner.Key))
        {
            if ((left -= wins) < 0)
                return program;
        }

        throw new InvalidOperationException("There is no winner.");
    }

    private static HashSet<int> Best(IReadOnlyList<IReadOnlyList<double>> scores, int row)
    {
        var top = scores.Max(program => program[row]);
        return [.. Enumerable.Range(0, scores.Count).Where(program => scores[program][row] == top)];
    }
}
