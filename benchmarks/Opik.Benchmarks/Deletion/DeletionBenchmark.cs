using System.Diagnostics;
using Opik.Benchmarks.Ingest;
using Opik.Contracts;
using Opik.Storage;
using Opik.Storage.Sqlite;

namespace Opik.Benchmarks.Deletion;

/// <summary>
/// How long one piece of a deletion takes when nothing else is written: the most that a write behind it waits. The project holds
/// spans of 2 KB, ten a trace, with a score for each trace.
/// </summary>
internal static class DeletionBenchmark
{
    private const int SpansPerTrace = 10;
    private const int Batch = 1000;

    public static async Task RunAsync(int spans)
    {
        var folder = Directory.CreateTempSubdirectory("opik-benchmark-").FullName;
        try
        {
            await using var store = SqliteTelemetry.Open(new SqliteTelemetryOptions { Directory = folder });
            await ScaleAsync(store);
            var (gone, old) = (Guid.CreateVersion7(), Guid.CreateVersion7());
            await FillAsync(store, gone, spans);
            await FillAsync(store, old, spans);
            Console.WriteLine($"{spans:N0} spans and {spans / SpansPerTrace:N0} traces each; of a piece, median, p99, max: ms until it is on disk, processor ms of the writer; pieces");

            await store.ContentDeletion.CloseProjectAsync(Scope.Default, gone, default);
            await MeasureAsync("deletion of a project", () => store.ContentDeletion.DeleteProjectPieceAsync(Scope.Default, gone, default));
            await MeasureAsync("space", () => store.ReclaimPieceAsync(default));
            // All of them are scored: a pass that keeps these walks over every one.
            var kept = new RetentionReach(new RetentionRange(null, DateTime.UtcNow), RetentionRange.Nothing);
            await RetainAsync("retention, all kept", store, old, kept);
            await MeasureAsync("preview, all kept", async () => (await store.OldTraces.CountAsync(Scope.Default, old, kept, default)).Traces > 0);
            await RetainAsync("retention", store, old, new RetentionReach(kept.Others));
            await MeasureAsync("space", () => store.ReclaimPieceAsync(default));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // What clients send: the other pieces that a write may have to wait for.
    private static async Task ScaleAsync(SqliteTelemetry store)
    {
        var sample = new SampleSpans(Guid.CreateVersion7(), seed: 2);
        var batches = new Queue<List<Span>>(Enumerable.Range(0, 20).Select(_ => sample.Take(Batch)));
        await MeasureAsync("batch of 1,000 spans", async () =>
        {
            await store.SpanWrites.UpsertAsync(Scope.Default, batches.Dequeue(), default);
            return batches.Count > 0;
        });
    }

    private static Task RetainAsync(string name, SqliteTelemetry store, Guid project, RetentionReach reach)
    {
        RetentionCursor? next = default(RetentionCursor);
        return MeasureAsync(name, async () =>
        {
            (_, next) = await store.OldTraces.DeletePieceAsync(Scope.Default, project, reach, next.Value, default);
            return next is not null;
        });
    }

    private static async Task FillAsync(SqliteTelemetry store, Guid project, int spans)
    {
        var sample = new SampleSpans(project, seed: 1);
        for (var written = 0; written < spans; written += Batch)
        {
            var batch = sample.Take(Batch);
            var traces = batch.Where((_, i) => i % SpansPerTrace == 0)
                .Select(span => new Contracts.Trace { Id = span.TraceId, ProjectId = project, Name = "answer", StartTime = span.StartTime, Input = span.Input, Output = span.Output }).ToList();
            var scores = traces.Select(trace => new FeedbackScoreWrite { EntityId = trace.Id, ProjectId = project, Name = "quality", Value = 0.5m }).ToList();
            await Task.WhenAll(
                store.TraceWrites.UpsertAsync(Scope.Default, traces, default),
                store.SpanWrites.UpsertAsync(Scope.Default, batch, default),
                store.FeedbackScores.PutAsync(Scope.Default, ScoredEntity.Trace, scores, default));
        }
    }

    private static async Task MeasureAsync(string name, Func<Task<bool>> piece)
    {
        var (times, processor) = (new List<double>(), new List<double>());
        bool more;
        do
        {
            var (start, used) = (Stopwatch.GetTimestamp(), WriterMilliseconds());
            more = await piece();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            processor.Add(WriterMilliseconds() - used);
        }
        while (more);
        Console.WriteLine($"{name,-22} {Of(times)}   {Of(processor)}   {times.Count,6:N0}");
    }

    private static string Of(List<double> times)
    {
        times.Sort();
        return $"{times[times.Count / 2],7:N1} {times[(int)((times.Count - 1) * 0.99)],7:N1} {times[^1],7:N1}";
    }

    // What the writer's thread has run so far, without what it waited for the disk or for a core: first number of
    // https://docs.kernel.org/scheduler/sched-stats.html#proc-pid-schedstat, nanoseconds.
    private static double WriterMilliseconds()
    {
        foreach (var task in Directory.EnumerateDirectories("/proc/self/task"))
        {
            if (File.ReadAllText(Path.Combine(task, "comm")).StartsWith("sqlite-writer t", StringComparison.Ordinal))
                return long.Parse(File.ReadAllText(Path.Combine(task, "schedstat")).Split(' ')[0]) / 1e6;
        }

        return 0;
    }
}
