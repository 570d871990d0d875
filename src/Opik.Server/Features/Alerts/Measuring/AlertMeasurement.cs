using Opik.Contracts;
using Opik.Storage;

namespace Opik.Server.Features.Alerts.Measuring;

/// <summary>Measures what alerts are about: over all traces, or threads, of the projects together.</summary>
internal sealed class AlertMeasurement(IStats stats, IKpiCards figures, ILogSeries series)
{
    private const string Measured = "measured";

    // Averages of several projects are weighed by what they are averages of; that of one is read from what is precomputed.
    private static readonly FilterClause HasEnded = new("duration", FilterFieldType.Duration, FilterOperator.GreaterThanOrEqual, null, "0");

    /// <summary>The value in the unit of the kind; null: nothing was measured.</summary>
    public Task<decimal?> MeasureAsync(Scope scope, AlertEventType type, IReadOnlyList<Guid> projects, AlertCondition condition, DateTime from, DateTime to, CancellationToken cancellationToken) => type switch
    {
        AlertEventType.TraceErrors => SumAsync(scope, projects, condition.Filters, from, to, static found => found.Errors, condition.Measure == AlertMeasure.Rate, cancellationToken),
        AlertEventType.TraceCost => SumAsync(scope, projects, condition.Filters, from, to, static found => found.CostSum, false, cancellationToken),
        AlertEventType.TraceLatency when condition.Measure?.Quantile() is { } quantile => PercentileAsync(scope, projects, condition, quantile, from, to, cancellationToken),
        AlertEventType.TraceLatency => AverageAsync(projects, project => LatencyAsync(scope, project, condition.Filters, projects.Count > 1, from, to, cancellationToken)),
        AlertEventType.TraceFeedbackScore or AlertEventType.TraceThreadFeedbackScore =>
            AverageAsync(projects, project => ScoreAsync(scope, type == AlertEventType.TraceThreadFeedbackScore, project, condition, projects.Count > 1, from, to, cancellationToken)),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "The kind is raised, not measured."),
    };

    // A share is that of all rows together, in percent.
    private async Task<decimal?> SumAsync(
        Scope scope, IReadOnlyList<Guid> projects, IReadOnlyList<FilterClause> filters, DateTime from, DateTime to, Func<EntityStats, double> value, bool isShare, CancellationToken cancellationToken)
    {
        var (count, sum) = (0L, 0.0);
        foreach (var project in projects)
        {
            var found = await stats.TracesAsync(scope, new TraceQuery { ProjectId = project, Filters = filters, FromTime = from, ToTime = to }, cancellationToken);
            count += found.Count;
            sum += value(found);
        }

        return count == 0 ? null : Exact(isShare ? sum * 100 / count : sum);
    }

    // Percentiles of several projects make none of all together: the project that is farthest beyond the threshold speaks.
    private async Task<decimal?> PercentileAsync(
        Scope scope, IReadOnlyList<Guid> projects, AlertCondition condition, double quantile, DateTime from, DateTime to, CancellationToken cancellationToken)
    {
        double? farthest = null;
        foreach (var project in projects)
        {
            var query = new LogSeriesQuery
            {
                Logs = new LogQuery { ProjectId = project, Entity = KpiEntity.Traces, Filters = condition.Filters, From = from, To = to },
                Measures = [new LogMeasure(Measured, LogMeasureKind.Duration, Quantile: quantile)],
                Step = to - from,
            };
            var found = (await series.SeriesAsync(scope, query, cancellationToken)).Lines is [var line, ..] ? line.Total : null;
            if (found is { } value && (farthest is null || (condition.IsBelow ? value < farthest : value > farthest)))
                farthest = value;
        }

        return farthest is { } milliseconds ? Exact(milliseconds / 1000) : null;
    }

    private static async Task<decimal?> AverageAsync(IReadOnlyList<Guid> projects, Func<Guid, Task<(long Count, double Average)>> measure)
    {
        var (count, sum) = (0L, 0.0);
        foreach (var project in projects)
        {
            var (number, average) = await measure(project);
            count += number;
            sum += number * average;
        }

        return count == 0 ? null : Exact(sum / count);
    }

    // Milliseconds there, seconds here.
    private async Task<(long Count, double Average)> LatencyAsync(Scope scope, Guid project, IReadOnlyList<FilterClause> filters, bool isWeighed, DateTime from, DateTime to, CancellationToken cancellationToken)
    {
        var current = (await figures.GetAsync(scope, new KpiQuery(project, KpiEntity.Traces, isWeighed ? [.. filters, HasEnded] : filters, from, to), cancellationToken)).Current;
        return current.AverageDuration is { } average ? (current.Count, average / 1000) : (0, 0);
    }

    private async Task<(long Count, double Average)> ScoreAsync(Scope scope, bool ofThreads, Guid project, AlertCondition condition, bool isWeighed, DateTime from, DateTime to, CancellationToken cancellationToken)
    {
        var score = condition.Score!;
        IReadOnlyList<FilterClause> hasScore = !isWeighed ? condition.Filters : [.. condition.Filters, new("feedback_scores", FilterFieldType.FeedbackScoresNumber, FilterOperator.IsNotEmpty, score, string.Empty)];
        var found = ofThreads
            ? await stats.ThreadsAsync(scope, new ThreadQuery { ProjectId = project, Filters = hasScore, FromTime = from, ToTime = to }, cancellationToken)
            : await stats.TracesAsync(scope, new TraceQuery { ProjectId = project, Filters = hasScore, FromTime = from, ToTime = to }, cancellationToken);
        return found.Scores.TryGetValue(score, out var average) ? (found.Count, average) : (0, 0);
    }

    // What no decimal can hold is no measurement.
    private static decimal? Exact(double value) => Math.Abs(value) < 1e27 ? (decimal)value : null;
}
