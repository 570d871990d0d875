namespace Opik.Optimizer;

/// <summary>Who of a population goes on.</summary>
internal static class Selection
{
    /// <summary>By score and shortness together: the best fronts whole, of the last one those that stand most alone (NSGA-II, Deb et al. 2002).</summary>
    public static List<Individual> ByFronts(IReadOnlyList<Individual> population, int count)
    {
        var chosen = new List<Individual>();
        var left = population.ToList();
        while (chosen.Count < count && left.Count > 0)
        {
            var front = left.Where(each => !left.Any(other => Dominates(other, each))).ToList();
            left.RemoveAll(front.Contains);
            chosen.AddRange(chosen.Count + front.Count <= count ? front : [.. Crowding(front).OrderByDescending(static each => each.Distance).Take(count - chosen.Count).Select(static each => each.Individual)]);
        }

        return chosen;
    }

    /// <summary>The best as they are, the rest by tournaments.</summary>
    public static List<Individual> ByTournament(IReadOnlyList<Individual> population, int count, int elites, int size, Random random)
    {
        var chosen = population.OrderByDescending(static each => each.Score).Take(elites).ToList();
        while (chosen.Count < count)
            chosen.Add(Enumerable.Range(0, size).Select(_ => population[random.Next(population.Count)]).MaxBy(static each => each.Score)!);
        return chosen;
    }

    /// <summary>Whether one is nowhere worse and somewhere better.</summary>
    public static bool Dominates(Individual one, Individual other) =>
        one.Score >= other.Score && one.Length <= other.Length && (one.Score > other.Score || one.Length < other.Length);

    private static List<(Individual Individual, double Distance)> Crowding(List<Individual> front)
    {
        var distance = new double[front.Count];
        foreach (var value in new Func<Individual, double>[] { static each => each.Score, static each => each.Length })
        {
            var order = Enumerable.Range(0, front.Count).OrderBy(place => value(front[place])).ToList();
            var range = value(front[order[^1]]) - value(front[order[0]]);
            (distance[order[0]], distance[order[^1]]) = (double.PositiveInfinity, double.PositiveInfinity);
            for (var i = 1; i < order.Count - 1 && range > 0; i++)
                distance[order[i]] += (value(front[order[i + 1]]) - value(front[order[i - 1]])) / range;
        }

        return [.. front.Select((each, place) => (each, distance[place]))];
    }
}
