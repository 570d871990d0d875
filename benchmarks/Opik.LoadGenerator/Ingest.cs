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

    /// <summary>The bodies of spans <paramref name="first"/> to <paramref name="last"/> and of their traces, made beforehand: what is measured is the server.</summary>
    public static IReadOnlyList<Request> Prepare(SpanFactory factory, LoadOptions options, int first, int last)
    {
        var requests = new Request[(last - first + options.Batch - 1) / options.Batch];
        Parallel.For(0, requests.Length, index =>
        {
            var start = first + (index * options.Batch);
            var count = Math.Min(options.Batch, last - start);
            var traces = new ArrayBufferWriter<byte>(64 * 1024);
            factory.WriteTraces(traces, start / SpanFactory.SpansPerTrace, Math.Max(1, count / SpanFactory.SpansPerTrace));
            var spans = new ArrayBufferWriter<byte>(count * 2048);
            factory.WriteBatch(spans, start, count);
            requests[index] = new Request(traces.WrittenMemory, spans.WrittenMemory, count);
        });
        return requests;
    }

    /// <summary>Sends prepared requests; <paramref name="rowsPerSecond"/> 0: at full speed.</summary>
    public static async Task<(double RowsPerSecond, Percentiles Times, long Bytes)> RunAsync(
        HttpClient client, IReadOnlyList<Request> requests, LoadOptions options, double rowsPerSecond = 0, CancellationToken stop = default)
    {
        var times = new ConcurrentBag<double>();
        long bytes = 0, rows = 0;
        var next = -1;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, options.Connections).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested && Interlocked.Increment(ref next) is var index && index < requests.Count)
            {
                if (rowsPerSecond > 0 && ((index * options.Batch / rowsPerSecond) - watch.Elapsed.TotalSeconds) is > 0 and var wait)
                    await Task.Delay(TimeSpan.FromSeconds(wait), CancellationToken.None);
                await SendAsync(client, Traces, requests[index].Traces);
                var sent = Stopwatch.GetTimestamp();
                await SendAsync(client, Spans, requests[index].Spans);
                times.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
                Interlocked.Add(ref bytes, requests[index].Spans.Length);
                Interlocked.Add(ref rows, requests[index].Rows);
            }
        })));
        return (rows / watch.Elapsed.TotalSeconds, Percentiles.Of(times), bytes);
    }

    internal sealed record Request(ReadOnlyMemory<byte> Traces, ReadOnlyMemory<byte> Spans, int Rows);

    private static async Task SendAsync(HttpClient client, Uri path, ReadOnlyMemory<byte> body)
    {
        using var content = new ReadOnlyMemoryContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await client.PostAsync(path, content);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }
}
