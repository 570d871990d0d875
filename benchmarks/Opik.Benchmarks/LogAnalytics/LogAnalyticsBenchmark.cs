using System.Diagnostics;
using Opik.Contracts;
using Opik.Storage;
using Opik.Storage.Sqlite;

namespace Opik.Benchmarks.LogAnalytics;

/// <summary>Time of what the page of logs asks beside its list, over many traces of a month and over all of them in a day.</summary>
internal static class LogAnalyticsBenchmark
{
    private const int Repeats = 11;
    private const int Batch = 1_000;

    public static async Task RunAsync(int traces, string? folder)
    {
        var own = folder is null;
        folder ??= Directory.CreateTempSubdirectory("opik-benchmark-").FullName;
        try
        {
            await using var telemetry = SqliteTelemetry.Open(new SqliteTelemetryOptions { Directory = folder });
            var projects = new[] { new LogTraces(TimeSpan.FromDays(30), traces), new LogTraces(TimeSpan.FromDays(1), traces) };
            var watch = Stopwatch.StartNew();
            foreach (var project in projects)
                await FillAsync(telemetry, project, traces);
            Console.WriteLine($"filled in {watch.Elapsed.TotalSeconds:N0} s");
            foreach (var project in projects)
                await ReadAsync(telemetry, project);
        }
        finally
        {
            if (own)
                Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Writes what is missing.</summary>
    public static async Task FillAsync(SqliteTelemetry telemetry, LogTraces project, int traces)
    {
        var last = await telemetry.TraceReads.FindAsync(Scope.Default, new TraceQuery { ProjectId = project.Id, Size = 1 }, default);
        for (var i = (int)last.Total; i < traces; i += Batch)
        {
            var batch = Enumerable.Range(i, Math.Min(Batch, traces - i)).Select(project.Next).ToList();
            await telemetry.TraceWrites.UpsertAsync(Scope.Default, batch.ConvertAll(one => one.Trace), default);
            await telemetry.SpanWrites.UpsertAsync(Scope.Default, batch.ConvertAll(one => one.Span), default);
        }
    }

    private static async Task ReadAsync(SqliteTelemetry telemetry, LogTraces project)
    {
        var over = $"{project.Length.TotalDays:N0} d";
        foreach (var (what, query) in project.Queries())
        {
            await Time($"{over}, histogram, {what}", () => telemetry.LogFigures.HistogramAsync(Scope.Default, query, 120, default));
            await Time($"{over}, key figures, {what}", () => telemetry.LogFigures.FiguresAsync(Scope.Default, query, default));
        }

        foreach (var (what, filters) in LogLists.Filters())
            await Time($"{over}, list, {what}", () => telemetry.TraceReads.FindAsync(Scope.Default, new TraceQuery { ProjectId = project.Id, Size = 25, Filters = filters, Payload = PayloadParts.None }, default));
        await AskAsync(telemetry, project, over);
    }

    private static async Task AskAsync(SqliteTelemetry telemetry, LogTraces project, string over)
    {
        var all = project.Queries().First().Query;
        var failed = new FilterClause("error_info", FilterFieldType.ErrorContainer, FilterOperator.IsNotEmpty, null, "");
        var slow = new FilterClause("duration", FilterFieldType.Duration, FilterOperator.GreaterThan, null, "500");
        foreach (var field in (string[])["name", "tags", "environment", "error_type", "metadata"])
            await Time($"{over}, values of {field}", () => telemetry.LogValues.ValuesAsync(Scope.Default, new FieldValuesQuery(all, field, null, null, 20), default));
        var names = new NameQuery(project.Id, KpiEntity.Traces, ["handle_message", .. Enumerable.Range(0, 9).Select(i => $"flow-{i}")], all.From, all.To);
        await Time($"{over}, percentiles of ten names", () => telemetry.LogPercentiles.ByNameAsync(Scope.Default, names, default));
        await Time($"{over}, distribution of one name", () => telemetry.LogPercentiles.DistributionAsync(Scope.Default, names, 100, 0.001, default));
        await Time($"{over}, what differs, errors", () => telemetry.LogDifferences.CompareAsync(Scope.Default, new LogSelection(all, [failed], null, null), 20, default));
        await Time($"{over}, what differs, a tenth of the time", () => telemetry.LogDifferences.CompareAsync(Scope.Default, new LogSelection(all, [], all.To - (project.Length / 10), null), 20, default));
        await Time($"{over}, what differs, slow", () => telemetry.LogDifferences.CompareAsync(Scope.Default, new LogSelection(all, [slow], null, null), 20, default));
    }

    /// <summary>Writes a line with the median and the best of some calls.</summary>
    public static async Task Time<T>(string what, Func<Task<T>> action)
    {
        await action();
        var times = new List<double>(Repeats);
        for (var i = 0; i < Repeats; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await action();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine($"| {what} | {times[Repeats / 2]:N1} | {times[0]:N1} |");
    }
}
