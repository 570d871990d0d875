using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;

namespace Opik.LoadGenerator;

/// <summary>Single PATCHes over eight connections, as a client ends spans one by one.</summary>
internal static class Patches
{
    private const int Connections = 8;

    public static async Task<(double PerSecond, Percentiles Times)> RunAsync(HttpClient client, SpanFactory factory, LoadOptions options)
    {
        var times = new System.Collections.Concurrent.ConcurrentBag<double>();
        var next = 0;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            while (watch.Elapsed < TimeSpan.FromSeconds(options.PatchSeconds))
            {
                var span = Interlocked.Increment(ref next) % options.Spans;
                var body = $$"""{"trace_id":"{{factory.TraceId(SpanFactory.TraceOf(span))}}","project_name":"{{SpanFactory.Project}}","end_time":"2026-11-21T10:00:00.000Z","output":{"answer":"done {{span}}"} }""";
                using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
                content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                var sent = Stopwatch.GetTimestamp();
                using var answer = await client.PatchAsync(new Uri($"/api/v1/private/spans/{factory.SpanId(span)}", UriKind.Relative), content);
                times.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
                if (!answer.IsSuccessStatusCode)
                    throw new InvalidOperationException($"PATCH answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
            }
        })));
        return (times.Count / watch.Elapsed.TotalSeconds, Percentiles.Of(times));
    }
}
