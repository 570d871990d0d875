using System.Diagnostics;
using Opik.Contracts;
using Opik.Storage;
using Opik.Storage.Sqlite;

namespace Opik.Benchmarks.Stats;

/// <summary>Time of statistics over a project of many spans, and what keeping roll-ups costs the writer.</summary>
internal static class StatsBenchmark
{
    private const int Repeats = 21;
    private const int BatchTraces = 100;

    public static async Task RunAsync(int spans)
    {
        var folder = Directory.CreateTempSubdirectory("opik-benchmark-").FullName;
        try
        {
            await using var telemetry = SqliteTelemetry.Open(new SqliteTelemetryOptions { Directory = folder });
            var project = Guid.CreateVersion7();
            var end = DateTime.UtcNow.AddMinutes(-7);
            var watch = Stopwatch.StartNew();
            await FillAsync(telemetry, project, end, spans / StatsData.SpansPerTrace);
            Console.WriteLine($"filled in {watch.Elapsed.TotalSeconds:N0} s");
            await ReadAsync(telemetry, project, end);
            await OverheadAsync(telemetry, project, end);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task FillAsync(SqliteTelemetry telemetry, Guid project, DateTime end, int traces)
    {
        var data = new StatsData(project, end, traces, seed: 1);
        for (var i = 0; i < traces; i += BatchTraces)
        {
            var batch = Enumerable.Range(i, Math.Min(BatchTraces, traces - i)).Select(data.Next).ToList();
            await telemetry.TraceWrites.UpsertAsync(Scope.Default, batch.ConvertAll(one => one.Trace), default);
            await telemetry.SpanWrites.UpsertAsync(Scope.Default, [.. batch.SelectMany(one => one.Spans)], default);
            await telemetry.FeedbackScores.PutAsync(
                Scope.Default, ScoredEntity.Trace, [.. batch.Where((_, n) => n % 4 == 0).Select(one => new FeedbackScoreWrite { EntityId = one.Trace.Id, ProjectId = project, Name = "helpful", Value = 0.5m })], default);
        }
    }

    private static async Task ReadAsync(SqliteTelemetry telemetry, Guid project, DateTime end)
    {
        var start = StatsData.Start(end);
        var now = DateTime.UtcNow;
        var sdk = new[] { new FilterClause("source", FilterFieldType.Enum, FilterOperator.Equal, null, "sdk") };
        var llm = new[] { new FilterClause("type", FilterFieldType.Enum, FilterOperator.Equal, null, "llm") };
        var traces = new TraceQuery { ProjectId = project };
        var spans = new SpanQuery { ProjectId = project };
        await Time("trace stats, all history", () => telemetry.Stats.TracesAsync(Scope.Default, traces, default));
        await Time("trace stats, 30 days, source = sdk", () => telemetry.Stats.TracesAsync(Scope.Default, traces with { FromTime = start, ToTime = now, Filters = sdk }, default));
        await Time("span stats, all history", () => telemetry.Stats.SpansAsync(Scope.Default, spans, default));
        await Time("span stats, 30 days", () => telemetry.Stats.SpansAsync(Scope.Default, spans with { FromTime = start.AddMinutes(11), ToTime = now }, default));
        await Time("span stats, 6 hours (row by row)", () => telemetry.Stats.SpansAsync(Scope.Default, spans with { FromTime = end.AddHours(-6), ToTime = now }, default));
        await Time("span stats, filter type = llm", () => telemetry.Stats.SpansAsync(Scope.Default, spans with { Filters = llm }, default));
        await Time("span stats, filter duration > 50 ms", () => telemetry.Stats.SpansAsync(Scope.Default, spans with { Filters = [new FilterClause("duration", FilterFieldType.Duration, FilterOperator.GreaterThan, null, "50")] }, default), repeats: 3);
        await Time("project list (stats of one project)", () => telemetry.ProjectStats.GetAsync(Scope.Default, [project], null, null, [], default));
        await Time("thread stats, all history", () => telemetry.Stats.ThreadsAsync(Scope.Default, new ThreadQuery { ProjectId = project }, default), repeats: 5);
        foreach (var entity in Enum.GetValues<KpiEntity>())
            await Time($"KPI cards of {entity}, 15 days", () => telemetry.KpiCards.GetAsync(Scope.Default, new KpiQuery(project, entity, [], now.AddDays(-15), now), default), entity == KpiEntity.Threads ? 5 : Repeats);
        foreach (var type in (MetricType[])[MetricType.TraceCount, MetricType.Duration, MetricType.Cost, MetricType.SpanTokenUsage, MetricType.FeedbackScores])
            await Time($"hourly {type}, 30 days", () => telemetry.ProjectMetrics.GetAsync(Scope.Default, Metric(type, null), default));
        await Time("daily SpanCost by model, 30 days", () => telemetry.ProjectMetrics.GetAsync(Scope.Default, Metric(MetricType.SpanCost, new MetricBreakdown(BreakdownField.Model, null, null)) with { Interval = MetricInterval.Daily }, default));
        await Time("cost by provider, 30 days", () => telemetry.ProviderCosts.SumAsync(Scope.Default, start, now, default));
        await Time("daily TraceCount by name, 30 days", () => telemetry.ProjectMetrics.GetAsync(Scope.Default, Metric(MetricType.TraceCount, new MetricBreakdown(BreakdownField.Name, null, null)) with { Interval = MetricInterval.Daily }, default));

        MetricQuery Metric(MetricType type, MetricBreakdown? breakdown) => new() { ProjectId = project, Type = type, Interval = MetricInterval.Hourly, Start = start, End = now, Breakdown = breakdown };
    }

    // An observer of its own, so that its two parts can be timed on the writer without the rows.
    private static Task OverheadAsync(SqliteTelemetry telemetry, Guid project, DateTime end) => telemetry.Database.WriteAsync(session =>
    {
        const int Batches = 200;
        var observer = new RollupObserver(TimeProvider.System, new RollupStore(), new ProjectKeys());
        var data = new StatsData(project, end, traces: 100_000, seed: 2);
        var watch = new Stopwatch();
        long seq = int.MaxValue;
        for (var i = 0; i < Batches; i++)
        {
            var batch = Enumerable.Range(i * BatchTraces, BatchTraces).Select(data.Next).ToList();
            var spans = batch.SelectMany(one => one.Spans).Select(span => new RowChange<SpanFacts>(null, Facts(span, seq++))).ToList();
            var totals = batch.ConvertAll(one => new RowChange<TraceTotalsFacts>(null, new TraceTotalsFacts(1, one.Trace.Id, 10, 3, 0.01, one.Spans[1].Usage)));
            watch.Start();
            observer.Changed(session, spans, [], totals);
            observer.ItemDone();
            observer.Flush(session);
            observer.GroupEnded(committed: true);
            watch.Stop();
        }

        var perSpan = watch.Elapsed.TotalMicroseconds / (Batches * BatchTraces * StatsData.SpansPerTrace);
        var single = Single(observer, session, data, seq);
        Console.WriteLine($"roll-ups on the writer: {perSpan:F2} us a span in batches of 1,000; {single:F1} us a single write when each commits alone");
    });

    private static double Single(RollupObserver observer, SqliteSession session, StatsData data, long seq)
    {
        const int Writes = 2000;
        var watch = new Stopwatch();
        for (var i = 0; i < Writes; i++)
        {
            var old = Facts(data.Next(1).Spans[1], seq++);
            watch.Start();
            observer.Changed(session, [new(old with { EndTime = null, Usage = null, Cost = null }, old)], [], []);
            observer.ItemDone();
            observer.Flush(session);
            observer.GroupEnded(committed: true);
            watch.Stop();
        }

        return watch.Elapsed.TotalMicroseconds / Writes;
    }

    private static SpanFacts Facts(Span span, long seq) => new(
        seq, 1, 1, span.Id, span.TraceId, span.Type, 10 + span.Name![^1], span.Model?.Length, span.Provider?.Length, SqliteTime.ToMicroseconds(span.StartTime),
        span.EndTime is { } end ? SqliteTime.ToMicroseconds(end) : null, (double?)span.TotalEstimatedCost, span.Usage, span.Provider, span.Source, span.ErrorInfo is not null, 2, 0);

    private static async Task Time<T>(string what, Func<Task<T>> action, int repeats = Repeats)
    {
        await action();
        var times = new List<double>(repeats);
        for (var i = 0; i < repeats; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await action();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine($"{what}: median {times[repeats / 2]:N1} ms, best {times[0]:N1} ms, worst {times[^1]:N1} ms");
    }
}
