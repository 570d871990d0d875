using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;

namespace Opik.LoadGenerator;

/// <summary>Writes spans in batches over several connections, as fast as the server answers or at a given rate.</summary>
internal static class Ingest
{
    private static readonly Uri Spans = new("/api/v1/private/spans/batch", UriKind.Relative);
    private static readonly Uri Traces = new("/api/v1/private/traces/batch", UriKind.Relative);

    /// <summary>Writes spans <paramref name="first"/> to <paramref name="last"/> and their traces; <paramref name="rowsPerSecond"/> 0: at full speed.</summary>
    public static async Task<(double RowsPerSecond, Percentiles Times, long Bytes)> RunAsync(
        HttpClient client, SpanFactory factory, LoadOptions options, int first, int last, double rowsPerSecond = 0, CancellationToken stop = default)
    {
        var times = new ConcurrentBag<double>();
        var bytes = 0L;
        var next = first;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, options.Connections).Select(_ => Task.Run(async () =>
        {
            var body = new ArrayBufferWriter<byte>(4 << 20);
            while (!stop.IsCancellationRequested)
            {
                var start = Interlocked.Add(ref next, options.Batch) - options.Batch;
                if (start >= last)
                    return;
                var count = Math.Min(options.Batch, last - start);
                if (rowsPerSecond > 0 && (((start - first) / rowsPerSecond) - watch.Elapsed.TotalSeconds) is > 0 and var wait)
                    await Task.Delay(TimeSpan.FromSeconds(wait), CancellationToken.None);
                body.ResetWrittenCount();
                factory.WriteTraces(body, start / SpanFactory.SpansPerTrace, Math.Max(1, count / SpanFactory.SpansPerTrace));
                await SendAsync(client, Traces, body.WrittenMemory);
                body.ResetWrittenCount();
                factory.WriteBatch(body, start, count);
                Interlocked.Add(ref bytes, body.WrittenCount);
                var sent = Stopwatch.GetTimestamp();
                await SendAsync(client, Spans, body.WrittenMemory);
                times.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
            }
        })));
        return ((Math.Min(next, last) - first) / watch.Elapsed.TotalSeconds, Percentiles.Of(times), bytes);
    }

    private static async Task SendAsync(HttpClient client, Uri path, ReadOnlyMemory<byte> body)
    {
        using var content = new ReadOnlyMemoryContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await client.PostAsync(path, content);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }
}
