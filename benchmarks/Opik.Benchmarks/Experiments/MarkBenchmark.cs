using System.Globalization;
using Opik.Benchmarks.Ingest;
using Opik.Contracts;
using Opik.Storage;
using Opik.Storage.Sqlite;

namespace Opik.Benchmarks.Experiments;

/// <summary>
/// What ingest pays so that lists of experiments stay right: spans of traces that belong to no experiment, written to a store
/// without experiments, and to one whose experiments have traces before and after, so that every trace is looked up.
/// </summary>
internal static class MarkBenchmark
{
    private const int BatchSize = 1000;
    private const int ItemsAround = 100_000;

    public static async Task RunAsync(int spans)
    {
        var folder = Directory.CreateTempSubdirectory("opik-benchmark-").FullName;
        try
        {
            await using var without = SqliteTelemetry.Open(new SqliteTelemetryOptions { Directory = Path.Combine(folder, "without") });
            await using var within = SqliteTelemetry.Open(new SqliteTelemetryOptions { Directory = Path.Combine(folder, "within") });
            await AddExperimentAsync(within);
            var sample = new SampleSpans(Guid.CreateVersion7(), seed: 5);
            // Code that has just started is still being optimised.
            for (var i = 0; i < 10; i++)
                await BothAsync(sample.Take(BatchSize));
            Meter first = new(), second = new();
            for (var i = 0; i < spans / BatchSize; i++)
            {
                // By turns, now one first, now the other: what else the machine does falls on both.
                var batch = sample.Take(BatchSize);
                if (i % 2 == 0)
                    await MeasureAsync(first, without, batch);
                await MeasureAsync(second, within, batch);
                if (i % 2 != 0)
                    await MeasureAsync(first, without, batch);
            }

            Report("no experiment in the store", first.Cost, spans);
            Report($"{ItemsAround:N0} runs of an experiment before and after", second.Cost, spans);

            async Task BothAsync(List<Span> batch)
            {
                await WriteAsync(without, batch);
                await WriteAsync(within, batch);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task AddExperimentAsync(SqliteTelemetry telemetry)
    {
        var experiment = Guid.CreateVersion7();
        await telemetry.Experiments.CreateAsync(Scope.Default, new NewExperiment { Id = experiment, Name = "around", DatasetName = "around" }, default);
        foreach (var batch in Enumerable.Range(0, ItemsAround).Chunk(BatchSize))
        {
            await telemetry.ExperimentItems.CreateAsync(
                Scope.Default,
                [.. batch.Select(i => new ExperimentItem
                {
                    Id = Guid.CreateVersion7(), ExperimentId = experiment, DatasetItemId = Guid.CreateVersion7(),
                    TraceId = Guid.CreateVersion7(DateTimeOffset.UtcNow.AddYears(i % 2 == 0 ? 5 : -5).AddMilliseconds(i)),
                })],
                default);
        }
    }

    private static async Task MeasureAsync(Meter meter, SqliteTelemetry telemetry, List<Span> batch)
    {
        var rows = batch.ConvertAll(span => SpanEncoder.Encode(span, null, telemetry.Now)).ToArray();
        meter.Start();
        await telemetry.WriteAsync(Scope.Default, write => SqliteSpanWrites.Upsert(write, rows), CancellationToken.None);
        meter.Stop();
    }

    private static Task WriteAsync(SqliteTelemetry telemetry, List<Span> batch) => telemetry.SpanWrites.UpsertAsync(Scope.Default, batch, CancellationToken.None);

    private static void Report(string what, Cost cost, int spans) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {cost.Processor.TotalMicroseconds / spans:F2} us of processor a span, {spans / cost.Time.TotalSeconds:N0} spans/s"));
}
