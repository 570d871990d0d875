using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;

namespace Opik.LoadGenerator.Deletion;

/// <summary>A client that writes small batches of spans at a fixed rate, whatever the answers take, and notes how long each takes.</summary>
internal sealed class Probe(Func<HttpClient> client, DeletionLoadOptions options)
{
    private static readonly Uri Spans = new("/api/v1/private/spans/batch", UriKind.Relative);

    private readonly SpanFactory _factory = new("live", daysAgo: 1);
    private int _next;

    /// <summary>Writes until <paramref name="end"/> is done; the times of all answers.</summary>
    public async Task<IReadOnlyCollection<double>> RunAsync(Task end)
    {
        var times = new ConcurrentBag<double>();
        var sent = new List<Task>();
        var watch = Stopwatch.StartNew();
        for (var i = 0; !end.IsCompleted; i++)
        {
            var wait = TimeSpan.FromSeconds((double)i / options.Rate) - watch.Elapsed;
            if (wait > TimeSpan.Zero)
                await Task.WhenAny(end, Task.Delay(wait));
            sent.Add(SendAsync(times));
        }

        await Task.WhenAll(sent);
        await end;
        return times;
    }

    private async Task SendAsync(ConcurrentBag<double> times)
    {
        var first = Interlocked.Add(ref _next, options.Batch) - options.Batch;
        var body = new ArrayBufferWriter<byte>(options.Batch * 2048);
        _factory.WriteBatch(body, first, options.Batch);
        using var content = new ReadOnlyMemoryContent(body.WrittenMemory);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var start = Stopwatch.GetTimestamp();
        using var answer = await client().PostAsync(Spans, content);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{Spans} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }
}
