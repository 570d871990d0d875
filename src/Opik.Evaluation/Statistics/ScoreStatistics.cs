namespace Opik.Evaluation.Statistics;

/// <summary>
/// What the scores of one name have in common. Failed scores are counted and left out, NaN and the infinities are left out.
/// Python: <c>ScoreStatistics</c>.
/// </summary>
public sealed record ScoreStatistics
{
    /// <summary>The mean, exact before it is rounded once: it does not depend on the order of the scores.</summary>
    public required double Mean { get; init; }

    /// <summary>The lowest.</summary>
    public required double Min { get; init; }

    /// <summary>The highest.</summary>
    public required double Max { get; init; }

    /// <summary>Standard deviation of the sample (divisor n - 1); null below two values. Python: <c>std</c>.</summary>
    public required double? StandardDeviation { get; init; }

    /// <summary>The values, in order.</summary>
    public required IReadOnlyList<double> Values { get; init; }

    /// <summary>Scores that failed.</summary>
    public int FailedCount { get; init; }

    /// <summary>Statistics of each name that has at least one value, in order of their first.</summary>
    /// <param name="scores">The scores of each trial.</param>
    public static IReadOnlyDictionary<string, ScoreStatistics> ByName(IEnumerable<IEnumerable<ScoreResult>> scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        var builder = new ScoreStatisticsBuilder();
        foreach (var trial in scores)
            builder.Add(trial);
        return builder.Build();
    }

    /// <summary>The same for each dataset item: over its trials. Python: <c>group_by_dataset_item_view</c>.</summary>
    /// <param name="trials">Item and scores of each trial.</param>
    /// <typeparam name="TItem">Id of an item.</typeparam>
    public static IReadOnlyDictionary<TItem, IReadOnlyDictionary<string, ScoreStatistics>> ByItem<TItem>(IEnumerable<(TItem Item, IEnumerable<ScoreResult> Scores)> trials)
        where TItem : notnull
    {
        ArgumentNullException.ThrowIfNull(trials);
        var builders = new OrderedDictionary<TItem, ScoreStatisticsBuilder>();
        foreach (var (item, scores) in trials)
        {
            if (!builders.TryGetValue(item, out var builder))
                builders.Add(item, builder = new ScoreStatisticsBuilder());
            builder.Add(scores);
        }

        return new OrderedDictionary<TItem, IReadOnlyDictionary<string, ScoreStatistics>>(builders.Select(each => KeyValuePair.Create(each.Key, each.Value.Build())));
    }
}
