using System.Diagnostics;
using System.Globalization;
using Opik.Contracts;
using Opik.Storage;

namespace Opik.Benchmarks.Experiments;

/// <summary>What the comparison and the list of experiments take, in the process, without HTTP.</summary>
internal static class ExperimentBenchmark
{
    private const int Rounds = 15;

    public static async Task RunAsync(int experiments, int items)
    {
        await using var data = await ComparedExperiments.MakeAsync(experiments, items);
        Console.WriteLine($"{experiments} experiments of {items:N0} items");
        Console.WriteLine("| read | median ms | worst ms | rows | total |");
        Console.WriteLine("|---|---|---|---|---|");
        await MeasureAsync("list, totals of every experiment computed", () => ListAsync(data, touched: data.Experiments.Count), rounds: 3);
        await MeasureAsync("list, one trace scored since", () => ListAsync(data, touched: 1), rounds: 5);
        await MeasureAsync("list, nothing changed", () => ListAsync(data, touched: 0));
        foreach (var (name, query) in Comparisons(data))
            await MeasureAsync("comparison: " + name, () => CompareAsync(data, query), query.Size > 100 ? 3 : Rounds);
        await MeasureAsync("comparison of one: 2000 rows", () => CompareAsync(data, Query(data) with { ExperimentIds = [data.Experiments[0]], Size = 2000 }), 5);
        await MeasureAsync("against a baseline: summary, every experiment read", () => SummaryAsync(data, touched: data.Experiments.Count), rounds: 3);
        await MeasureAsync("against a baseline: summary, one trace scored since", () => SummaryAsync(data, touched: 1), rounds: 5);
        await MeasureAsync("against a baseline: summary, nothing changed", () => SummaryAsync(data, touched: 0));
        foreach (var (name, changes) in Changes(data))
            await MeasureAsync("against a baseline: " + name, () => CompareAsync(data, Query(data) with { Size = 100, Previews = true, Changes = changes }));
        await MeasureAsync("stats", () => StatsAsync(data), 3);
        await MeasureAsync("output columns", () => ColumnsAsync(data), 3);
    }

    private static IEnumerable<(string Name, ChangeQuery Query)> Changes(ComparedExperiments data)
    {
        var query = new ChangeQuery { BaselineId = data.Experiments[0], Metric = new ComparedMetric(MetricKind.Score, "relevance"), Order = ChangeOrder.Regressions };
        yield return ("100 rows, regressions first", query);
        yield return ("100 rows, regressions of one experiment", query with { CandidateId = data.Experiments[1], Only = ChangeFilter.Regressions });
        yield return ("100 rows, duration, gains first", query with { Metric = new ComparedMetric(MetricKind.Duration), Order = ChangeOrder.Improvements });
    }

    private static ComparisonQuery Query(ComparedExperiments data) => new() { DatasetId = data.Dataset, ExperimentIds = data.Experiments };

    private static IEnumerable<(string Name, ComparisonQuery Query)> Comparisons(ComparedExperiments data)
    {
        var query = Query(data);
        yield return ("newest 10", query);
        yield return ("newest 100", query with { Size = 100 });
        yield return ("page 500 of 10", query with { Page = 500 });
        yield return ("2000 rows", query with { Size = 2000 });
        yield return ("sorted by a score", query with { Sort = new SortClause("feedback_scores.equals", false) });
        yield return ("sorted by duration", query with { Sort = new SortClause("duration", true) });
        yield return ("sorted by a member of the data", query with { Sort = new SortClause("data.n", false) });
        yield return ("sorted by a member of the output", query with { Sort = new SortClause("output.confidence", true) });
        yield return ("score below 0.1", query with { Filters = Filter("""[{"field":"feedback_scores","key":"equals","operator":"<","value":"0.1"}]""") });
        yield return ("a member of the data", query with { Filters = Filter("""[{"field":"data.n","type":"number","operator":"=","value":"77"}]""") });
        yield return ("a member of the output", query with { Filters = Filter("""[{"field":"output.answer","type":"string","operator":"contains","value":"word1234 "}]""") });
        yield return ("free text", query with { Search = "word777 word" });
    }

    private static IReadOnlyList<FilterClause> Filter(string json) => FilterParser.Parse(json, FilterFields.ComparedItems);

    private static async Task<(int, long)> CompareAsync(ComparedExperiments data, ComparisonQuery query)
    {
        var found = await data.Telemetry.ExperimentComparison.FindAsync(Scope.Default, query, default);
        return (found.Page.Content.Count, found.Page.Total);
    }

    private static async Task<(int, long)> ListAsync(ComparedExperiments data, int touched)
    {
        await TouchAsync(data, touched);
        var start = Stopwatch.GetTimestamp();
        var page = await data.Telemetry.Experiments.FindAsync(Scope.Default, new ExperimentQuery { Size = 25 }, default);
        s_elapsed = Stopwatch.GetElapsedTime(start);
        return (page.Content.Count, page.Total);
    }

    private static async Task<(int, long)> SummaryAsync(ComparedExperiments data, int touched)
    {
        await TouchAsync(data, touched);
        var changes = new ChangeQuery { BaselineId = data.Experiments[0], Metric = new ComparedMetric(MetricKind.Duration) };
        var start = Stopwatch.GetTimestamp();
        var summary = await data.Telemetry.ExperimentComparison.SummarizeAsync(Scope.Default, Query(data) with { Changes = changes }, default);
        s_elapsed = Stopwatch.GetElapsedTime(start);
        return (summary.Metrics.Count, summary.Items);
    }

    // What a write does to experiments: their figures have to be read again.
    private static async Task TouchAsync(ComparedExperiments data, int touched)
    {
        if (touched == 1)
            await data.Telemetry.FeedbackScores.PutAsync(Scope.Default, ScoredEntity.Trace, [new FeedbackScoreWrite { EntityId = data.Trace, ProjectId = data.Project, Name = "equals", Value = 1, Source = ScoreSource.Sdk }], default);
        else if (touched > 1)
            await data.Telemetry.Database.WriteAsync(session => session.Run("UPDATE experiment_totals SET changes = changes + 1"));
    }

    private static async Task<(int, long)> StatsAsync(ComparedExperiments data)
    {
        var stats = await data.Telemetry.ExperimentComparison.GetStatsAsync(Scope.Default, Query(data), default);
        return (1, stats.Count);
    }

    private static async Task<(int, long)> ColumnsAsync(ComparedExperiments data)
    {
        var columns = await data.Telemetry.ExperimentComparison.GetOutputColumnsAsync(Scope.Default, data.Dataset, data.Experiments, default);
        return (columns.Count, columns.Count);
    }

    // The read alone, where something is written before it.
    private static TimeSpan? s_elapsed;

    private static async Task MeasureAsync(string name, Func<Task<(int Rows, long Total)>> read, int rounds = Rounds)
    {
        var times = new List<double>();
        var (rows, total) = await read();
        for (var i = 0; i < rounds; i++)
        {
            s_elapsed = null;
            var start = Stopwatch.GetTimestamp();
            await read();
            times.Add((s_elapsed ?? Stopwatch.GetElapsedTime(start)).TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {times[rounds / 2]:F1} | {times[^1]:F1} | {rows} | {total:N0} |"));
    }
}
