using Opik.Server.Features.Alerts.Measuring;
using Opik.Storage;

namespace Opik.Server.Features.Alerts.Preview;

/// <summary>Measures what a condition would have seen in the past.</summary>
internal sealed class AlertHistory(ILogFigures figures, AlertMeasurement measurement)
{
    // Seven days in steps of five minutes, the usual time from one look to the next.
    private const int MostIntervals = 2100;

    // Averages are measured look by look: some milliseconds each.
    private const int MostLooks = 336;

    private static readonly TimeSpan ShortestLook = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan LongestLook = TimeSpan.FromHours(1);

    /// <summary>Every condition of the groups, as they lie; those that look at the same rows are measured once.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<MeasuredSteps>>> MeasureAsync(
        Scope scope, AlertEventType type, IReadOnlyList<AlertConditionGroup> groups, IReadOnlyList<Guid> projects, DateTime from, DateTime to, CancellationToken cancellationToken)
    {
        // Percentiles of several projects are those of the project farthest beyond, so the side of the threshold matters.
        var known = new Dictionary<(AlertMeasure?, string?, TimeSpan, string?, bool), MeasuredSteps>();
        var measured = new List<IReadOnlyList<MeasuredSteps>>();
        foreach (var group in groups)
        {
            var steps = new List<MeasuredSteps>();
            foreach (var condition in group.Conditions)
            {
                var key = (condition.Measure, condition.FilterText, condition.Window, condition.Score, condition.IsBelow);
                if (!known.TryGetValue(key, out var found))
                    known[key] = found = await MeasureAsync(scope, type, condition, projects, from, to, cancellationToken);
                steps.Add(found);
            }

            measured.Add(steps);
        }

        return measured;
    }

    /// <summary>The condition over projects together, from one time to another.</summary>
    public Task<MeasuredSteps> MeasureAsync(Scope scope, AlertEventType type, AlertCondition condition, IReadOnlyList<Guid> projects, DateTime from, DateTime to, CancellationToken cancellationToken) => type switch
    {
        AlertEventType.TraceErrors => SumAsync(scope, condition, projects, from, to, static totals => totals.Errors, condition.Measure == AlertMeasure.Rate, false, cancellationToken),
        AlertEventType.TraceCost => SumAsync(scope, condition, projects, from, to, static totals => totals.Cost, false, true, cancellationToken),
        _ => LookAsync(scope, type, condition, projects, from, to, cancellationToken),
    };

    // Sums over a window are sums of its steps, shares their quotients. Errors are counted, cost may be sampled.
    private async Task<MeasuredSteps> SumAsync(Scope scope, AlertCondition condition, IReadOnlyList<Guid> projects, DateTime from, DateTime to, Func<LogTotals, double> value, bool isShare, bool isSampled, CancellationToken cancellationToken)
    {
        LogHistogram? first = null;
        double[] sums = [];
        long[] counts = [];
        var estimated = false;
        foreach (var project in projects)
        {
            var found = await figures.HistogramAsync(scope, new LogQuery { ProjectId = project, Entity = KpiEntity.Traces, Filters = condition.Filters, From = from - condition.Window, To = to }, MostIntervals, cancellationToken);
            if (first is null)
                (first, sums, counts) = (found, new double[found.Intervals.Count], new long[found.Intervals.Count]);
            estimated |= found.Precision.Estimated || (isSampled && found.Precision.Sample < 1);
            for (var index = 0; index < Math.Min(sums.Length, found.Intervals.Count); index++)
            {
                sums[index] += value(found.Intervals[index]);
                counts[index] += found.Intervals[index].Count;
            }
        }

        if (first is null)
            return new MeasuredSteps(from, LongestLook, [], false);
        var width = Math.Max(1, (int)Math.Round(condition.Window / first.Step));
        var skipped = Math.Min(sums.Length, (int)((from - first.Start) / first.Step));
        var values = new List<decimal?>();
        for (var index = skipped; index < sums.Length; index++)
        {
            var begin = Math.Max(0, index - width + 1);
            var (count, sum) = (counts[begin..(index + 1)].Sum(), sums[begin..(index + 1)].Sum());
            values.Add(count == 0 ? null : (decimal)(isShare ? sum * 100 / count : sum));
        }

        return new MeasuredSteps(first.Start + (first.Step * skipped), first.Step, values, estimated);
    }

    private async Task<MeasuredSteps> LookAsync(Scope scope, AlertEventType type, AlertCondition condition, IReadOnlyList<Guid> projects, DateTime from, DateTime to, CancellationToken cancellationToken)
    {
        var step = condition.Window < ShortestLook ? ShortestLook : condition.Window < LongestLook ? condition.Window : LongestLook;
        while ((to - from) / step * Math.Max(1, projects.Count) > MostLooks)
            step *= 2;
        // Between two looks nothing is missed.
        var window = condition.Window < step ? step : condition.Window;
        var values = new List<decimal?>();
        for (var at = from; at + step <= to; at += step)
            values.Add(await measurement.MeasureAsync(scope, type, projects, condition, at + step - window, at + step, cancellationToken));
        return new MeasuredSteps(from, step, values, false);
    }
}
