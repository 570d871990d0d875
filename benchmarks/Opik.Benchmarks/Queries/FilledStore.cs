using Opik.Benchmarks.Ingest;
using Opik.Contracts;
using Opik.Storage;
using Opik.Storage.Sqlite;

namespace Opik.Benchmarks.Queries;

/// <summary>A store with spans of 2 KB, their traces, and two traces of 100 and of 10,000 spans; kept when a folder is named.</summary>
internal sealed class FilledStore : IAsyncDisposable
{
    private const int BatchSize = 1000;
    private const int SpansPerTrace = 10;

    private readonly string _folder;
    private readonly bool _kept;

    private FilledStore(string folder, bool kept, SqliteTelemetry telemetry) => (_folder, _kept, Telemetry) = (folder, kept, telemetry);

    public static Guid Project { get; } = new("01948000-0000-7000-8000-000000000001");

    public static Guid TraceOf100 { get; } = new("01948000-0000-7000-8000-000000000100");

    public static Guid TraceOf10000 { get; } = new("01948000-0000-7000-8000-000000010000");

    public SqliteTelemetry Telemetry { get; }

    public static async Task<FilledStore> OpenAsync(int spans, string? folder)
    {
        var path = folder ?? Directory.CreateTempSubdirectory("opik-benchmark-").FullName;
        var store = new FilledStore(path, folder is not null, SqliteTelemetry.Open(new SqliteTelemetryOptions { Directory = path }));
        if (await store.Telemetry.TraceReads.GetTreeAsync(Scope.Default, TraceOf10000, default) is null)
            await store.FillAsync(spans);
        await store.IndexedAsync();
        return store;
    }

    public async ValueTask DisposeAsync()
    {
        await Telemetry.DisposeAsync();
        if (!_kept)
            Directory.Delete(_folder, recursive: true);
    }

    // A store opened again reads the rows that its index lost; searches before that read payloads.
    private async Task IndexedAsync()
    {
        for (var i = 0; i < 6000 && Telemetry.Search is SubstringIndex { IsComplete: false }; i++)
            await Task.Delay(100);
    }

    private async Task FillAsync(int spans)
    {
        await AddTraceAsync(TraceOf100, 100);
        var sample = new SampleSpans(Project, seed: 1);
        for (var written = 0; written < spans; written += BatchSize)
        {
            var batch = sample.Take(BatchSize);
            var traces = batch.Where((_, i) => i % SpansPerTrace == 0).Select(TraceOf).ToList();
            await Task.WhenAll(Telemetry.TraceWrites.UpsertAsync(Scope.Default, traces, default), Telemetry.SpanWrites.UpsertAsync(Scope.Default, batch, default));
        }

        await AddTraceAsync(TraceOf10000, 10_000);
    }

    private async Task AddTraceAsync(Guid trace, int count)
    {
        var spans = new SampleSpans(Project, count).Take(count);
        await Telemetry.TraceWrites.UpsertAsync(Scope.Default, [TraceOf(spans[0]) with { Id = trace }], default);
        var parent = (Guid?)null;
        foreach (var batch in spans.Chunk(BatchSize))
        {
            await Telemetry.SpanWrites.UpsertAsync(Scope.Default, [.. batch.Select(span => span with { TraceId = trace, ParentSpanId = parent == span.Id ? null : parent })], default);
            parent ??= spans[0].Id;
        }
    }

    private static Trace TraceOf(Span span) => new()
    {
        Id = span.TraceId,
        ProjectId = span.ProjectId,
        Name = span.Name,
        StartTime = span.StartTime,
        EndTime = span.EndTime,
        Input = span.Input,
        Output = span.Output,
        Metadata = span.Metadata,
        ThreadId = $"conversation-{span.TraceId.ToString()[..11]}",
        ErrorInfo = span.ErrorInfo,
        Tags = span.Tags,
        Source = EntitySource.Sdk,
    };
}
