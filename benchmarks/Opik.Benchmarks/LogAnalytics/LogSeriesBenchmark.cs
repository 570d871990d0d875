using System.Diagnostics;
using Opik.Contracts;
using Opik.Storage;
using Opik.Storage.Sqlite;

namespace Opik.Benchmarks.LogAnalytics;

/// <summary>Time of what the charts of a dashboard ask, over many traces of a month.</summary>
internal static class LogSeriesBenchmark
{
    // One trace of so many has a score.
    private const int Scored = 4;
    private const int Batch = 5_000;

    private static readonly LogMeasure Count = new("count", LogMeasureKind.Count);
    private static readonly LogMeasure Cost = new("cost", LogMeasureKind.Cost);
    private static readonly LogMeasure P95 = new("duration.p95", LogMeasureKind.Duration, Quantile: 0.95);

    public static async Task RunAsync(int traces, string? folder)
    {
        var own = folder is null;
        folder ??= Directory.CreateTempSubdirectory("opik-benchmark-").FullName;
        try
        {
            await using var telemetry = SqliteTelemetry.Open(new SqliteTelemetryOptions { Directory = folder });
            var project = new LogTraces(TimeSpan.FromDays(30), traces);
            var watch = Stopwatch.StartNew();
            await LogAnalyticsBenchmark.FillAsync(telemetry, project, traces);
            await ScoreAsync(telemetry, project, traces);
            Console.WriteLine($"filled in {watch.Elapsed.TotalSeconds:N0} s");
            await AskAsync(telemetry, project);
        }
        finally
        {
            if (own)
                Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task ScoreAsync(SqliteTelemetry telemetry, LogTraces project, int traces)
    {
        for (var i = 0; i < traces; i += Batch * Scored)
        {
            var scores = Enumerable.Range(0, Batch).Select(n => i + (n * Scored)).Where(n => n < traces)
                .Select(n => new FeedbackScoreWrite { EntityId = project.Next(n).Trace.Id, ProjectId = project.Id, Name = "helpfulness", Value = n % 10 / 10m, Source = ScoreSource.Sdk });
            await telemetry.FeedbackScores.PutAsync(Scope.Default, ScoredEntity.Trace, [.. scores], default);
        }
    }

    private static async Task AskAsync(SqliteTelemetry telemetry, LogTraces project)
    {
        var all = project.Queries().First().Query;
        var spans = all with { Entity = KpiEntity.Spans };
        var week = all with { From = all.To!.Value.AddDays(-7) };
        var day = all with { From = all.To!.Value.AddDays(-1) };
        FilterClause production = new("environment", FilterFieldType.String, FilterOperator.Equal, null, "production");
        LogMeasure[] percentiles = [.. new[] { 0.5, 0.9, 0.95, 0.99 }.Select(quantile => new LogMeasure($"duration.p{quantile * 100}", LogMeasureKind.Duration, Quantile: quantile))];
        var hour = TimeSpan.FromHours(1);
        await Time("30 d by hour, p50, p90, p95 and p99", all, hour, percentiles);
        await Time("30 d by hour, p95 by name, 5 groups", all, hour, [P95], BreakdownField.Name);
        await Time("30 d by hour, cost by model, 5 groups", spans, hour, [Cost], BreakdownField.Model);
        await Time("30 d by 12 hours, cost by model, 5 groups", spans, hour * 12, [Cost], BreakdownField.Model);
        await Time("30 d by 12 hours, count by environment", all, hour * 12, [Count], BreakdownField.Environment);
        await Time("30 d by 12 hours, count by release (metadata)", all, hour * 12, [Count], BreakdownField.Metadata, "release");
        await Time("30 d by 12 hours, first token p95", all, hour * 12, [new LogMeasure("first_token.p95", LogMeasureKind.FirstToken, Quantile: 0.95)]);
        await Time("30 d by 12 hours, scores", all, hour * 12, [new LogMeasure("scores", LogMeasureKind.Score)]);
        await Time("30 d by 12 hours, p95 in production", all with { Filters = [production] }, hour * 12, [P95]);
        await Time("7 d by 30 min, p95", week, hour / 2, [P95]);
        await Time("1 d by 5 min, p95", day, hour / 12, [P95]);
        await Time("1 d by 30 min, p95 by name", day, hour / 2, [P95], BreakdownField.Name);

        Task Time(string what, LogQuery logs, TimeSpan step, LogMeasure[] measures, BreakdownField? group = null, string? key = null) =>
            LogAnalyticsBenchmark.Time(what, () => telemetry.LogSeries.SeriesAsync(
                Scope.Default, new LogSeriesQuery { Logs = logs, Measures = measures, Step = step, Group = group is { } field ? new MetricBreakdown(field, key, null) : null }, default));
    }
}
