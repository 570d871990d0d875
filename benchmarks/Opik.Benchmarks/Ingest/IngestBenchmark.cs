using Opik.Contracts;
using Opik.Storage;
using Opik.Storage.Sqlite;

namespace Opik.Benchmarks.Ingest;

/// <summary>Rows a second of the embedded store, and of plain SQLite for comparison, with the same spans in the same run.</summary>
internal static class IngestBenchmark
{
    private const int BatchSize = 1000;
    private const int DistinctBatches = 40;
    private const int Callers = 2;
    private const int PatchCallers = 8;

    public static async Task RunAsync(int spans, int patches)
    {
        var folder = Directory.CreateTempSubdirectory("opik-benchmark-").FullName;
        try
        {
            var batches = spans / BatchSize;
            var plain = Plain(folder, batches);
            Report("plain SQLite, 4 indexes", spans, plain, plain);
            // Code that has just started is still being optimised: the first batches do not count.
            await WarmUpAsync(Path.Combine(folder, "warm"));
            await using var telemetry = SqliteTelemetry.Open(new SqliteTelemetryOptions { Directory = folder });
            Report("encoding alone, 1 thread", spans, Encoding(batches), plain);
            Report("the store, writer alone (rows encoded before)", spans, await WriterAsync(telemetry, batches), plain);
            Report($"the store, {Callers} callers (encoding included)", spans, await CallersAsync(telemetry, batches), plain);
            var bytes = new FileInfo(telemetry.Database.Path).Length + new FileInfo(telemetry.Database.Path + "-wal").Length;
            Console.WriteLine($"disk per span, log included: {bytes / (2.0 * spans):N0} bytes");
            await PatchAsync(telemetry, patches);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task WarmUpAsync(string folder)
    {
        await using var telemetry = SqliteTelemetry.Open(new SqliteTelemetryOptions { Directory = folder });
        foreach (var batch in Batches(DistinctBatches, seed: 9))
            await telemetry.SpanWrites.UpsertAsync(Scope.Default, batch, CancellationToken.None);
    }

    // Texts repeat every 40 batches; ids never do.
    private static IEnumerable<List<Span>> Batches(int count, int seed)
    {
        var sample = new SampleSpans(Guid.CreateVersion7(), seed);
        var distinct = Enumerable.Range(0, Math.Min(count, DistinctBatches)).Select(_ => sample.Take(BatchSize)).ToList();
        for (var i = 0; i < count; i++)
        {
            var shift = TimeSpan.FromSeconds(i);
            var traces = new Dictionary<Guid, Guid>();
            yield return [.. distinct[i % distinct.Count].Select(span => i < distinct.Count ? span : Renewed(span, traces, shift))];
        }
    }

    private static Span Renewed(Span span, Dictionary<Guid, Guid> traces, TimeSpan shift)
    {
        if (!traces.TryGetValue(span.TraceId, out var trace))
            traces.Add(span.TraceId, trace = UuidV7.Create(new DateTimeOffset(span.StartTime + shift)));
        return span with { Id = UuidV7.Create(new DateTimeOffset(span.StartTime + shift)), TraceId = trace, StartTime = span.StartTime + shift, EndTime = span.EndTime + shift };
    }

    private static Cost Plain(string folder, int batches)
    {
        using var plain = new PlainSqlite(Path.Combine(folder, "plain.db"));
        var meter = new Meter();
        foreach (var batch in Batches(batches, seed: 1))
        {
            meter.Start();
            plain.Write(batch);
            meter.Stop();
        }

        return meter.Cost;
    }

    private static Cost Encoding(int batches)
    {
        var meter = new Meter();
        foreach (var batch in Batches(batches, seed: 2))
        {
            meter.Start();
            foreach (var span in batch)
                SpanEncoder.Encode(span, null, 0);
            meter.Stop();
        }

        return meter.Cost;
    }

    private static async Task<Cost> WriterAsync(SqliteTelemetry telemetry, int batches)
    {
        var meter = new Meter();
        foreach (var batch in Batches(batches, seed: 2))
        {
            var rows = batch.ConvertAll(span => SpanEncoder.Encode(span, null, telemetry.Now)).ToArray();
            meter.Start();
            await telemetry.WriteAsync(Scope.Default, write => SqliteSpanWrites.Upsert(write, rows), CancellationToken.None);
            meter.Stop();
        }

        return meter.Cost;
    }

    private static async Task<Cost> CallersAsync(SqliteTelemetry telemetry, int batches)
    {
        var meter = new Meter();
        foreach (var round in Batches(batches, seed: 3).Chunk(DistinctBatches))
        {
            var next = -1;
            meter.Start();
            await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
            {
                for (var i = Interlocked.Increment(ref next); i < round.Length; i = Interlocked.Increment(ref next))
                    await telemetry.SpanWrites.UpsertAsync(Scope.Default, round[i], CancellationToken.None);
            })));
            meter.Stop();
        }

        return meter.Cost;
    }

    private static async Task PatchAsync(SqliteTelemetry telemetry, int patches)
    {
        var spans = new SampleSpans(Guid.CreateVersion7(), seed: 4).Take(patches);
        foreach (var batch in spans.Chunk(BatchSize))
            await telemetry.SpanWrites.UpsertAsync(Scope.Default, [.. batch.Select(span => span with { EndTime = null, Output = null, Usage = null })], CancellationToken.None);
        var next = -1;
        var meter = new Meter();
        meter.Start();
        await Task.WhenAll(Enumerable.Range(0, PatchCallers).Select(_ => Task.Run(async () =>
        {
            for (var i = Interlocked.Increment(ref next); i < spans.Count; i = Interlocked.Increment(ref next))
            {
                var span = spans[i];
                var patch = new SpanPatch
                {
                    ProjectId = span.ProjectId,
                    TraceId = span.TraceId,
                    ParentSpanId = span.ParentSpanId,
                    EndTime = span.EndTime,
                    Output = span.Output,
                    Usage = span.Usage,
                };
                await telemetry.SpanWrites.PatchAsync(Scope.Default, span.Id, patch, CancellationToken.None);
            }
        })));
        meter.Stop();
        Console.WriteLine(
            $"single PATCH, {PatchCallers} callers: {patches / meter.Cost.Time.TotalSeconds:N0}/s; {meter.Cost.Processor.TotalMicroseconds / patches:F1} us of processor each");
    }

    private static void Report(string what, int rows, Cost cost, Cost plain) =>
        Console.WriteLine($"{what}: {rows / cost.Time.TotalSeconds:N0} rows/s, ratio {plain.Time / cost.Time:F2}; {cost.Processor.TotalMicroseconds / rows:F1} us of processor a row");
}
