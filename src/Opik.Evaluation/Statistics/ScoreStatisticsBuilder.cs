namespace Opik.Evaluation.Statistics;

/// <summary>Gathers scores, eight bytes each, while an evaluation runs. Not for several threads at once.</summary>
public sealed class ScoreStatisticsBuilder
{
    private readonly OrderedDictionary<string, Series> _series = new(StringComparer.Ordinal);

    /// <summary>Names with failed scores only: they have no statistics, and are worth a warning.</summary>
    public IReadOnlyList<string> FailedOnly => [.. _series.Where(each => each.Value is { Values.Count: 0, Failed: > 0 }).Select(each => each.Key)];

    /// <summary>Adds the scores of one trial.</summary>
    public void Add(IEnumerable<ScoreResult> scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        foreach (var score in scores)
        {
            if (!_series.TryGetValue(score.Name, out var series))
                _series.Add(score.Name, series = new Series());
            if (score.ScoringFailed)
                series.Failed++;
            else if (double.IsFinite(score.Value))
                series.Values.Add(score.Value);
        }
    }

    /// <summary>The statistics so far, by name.</summary>
    public IReadOnlyDictionary<string, ScoreStatistics> Build()
    {
        var statistics = new OrderedDictionary<string, ScoreStatistics>(_series.Count, StringComparer.Ordinal);
        foreach (var (name, series) in _series)
        {
            if (series.Values.Count == 0)
                continue;
            var moments = ExactMoments.Of(series.Values);
            statistics.Add(name, new ScoreStatistics
            {
                Mean = moments.Mean,
                Min = series.Values.Min(),
                Max = series.Values.Max(),
                StandardDeviation = moments.StandardDeviation,
                Values = [.. series.Values],
                FailedCount = series.Failed,
            });
        }

        return statistics;
    }

    private sealed class Series
    {
        public List<double> Values { get; } = [];

        public int Failed { get; set; }
    }
}
