using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Opik.Testing;

namespace Opik.Durability.Tests;

/// <summary>
/// Writers that remember what the server answered 2xx to. The content of a span follows from its id, so that a reader can
/// check every byte of it later.
/// </summary>
internal sealed class AcknowledgedSpans(OpikServerProcess server)
{
    public const string Project = "durability";
    private const int BatchSize = 40;
    private readonly ConcurrentDictionary<Guid, bool> _acknowledged = new();
    private int _refused;

    /// <summary>Spans that the server said it has; the value tells whether their end was acknowledged as well.</summary>
    public IReadOnlyDictionary<Guid, bool> Ids => _acknowledged;

    /// <summary>Requests that were answered with an error or not at all.</summary>
    public int Refused => _refused;

    /// <summary>Writes batches and single PATCHes until <paramref name="stop"/>.</summary>
    public async Task WriteAsync(int payloadLength, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var traceId = Guid.CreateVersion7();
            var ids = Enumerable.Range(0, BatchSize).Select(_ => Guid.CreateVersion7()).ToArray();
            if (await SendAsync(HttpMethod.Post, "/api/v1/private/spans/batch", Batch(traceId, ids, payloadLength)))
            {
                foreach (var id in ids)
                    _acknowledged[id] = false;
                if (await SendAsync(HttpMethod.Patch, $"/api/v1/private/spans/{ids[0]:D}", End(traceId, ids[0])))
                    _acknowledged[ids[0]] = true;
            }
            else
            {
                Interlocked.Increment(ref _refused);
                await Task.Delay(5, CancellationToken.None);
            }
        }
    }

    /// <summary>One batch; the status of the answer and its body.</summary>
    public async Task<(HttpStatusCode Status, string Body, bool RetryAfter)> TryOnceAsync(int payloadLength, CancellationToken cancellationToken)
    {
        var ids = Enumerable.Range(0, BatchSize).Select(_ => Guid.CreateVersion7()).ToArray();
        using var content = Content(Batch(Guid.CreateVersion7(), ids, payloadLength));
        using var answer = await server.Client.PostAsync("/api/v1/private/spans/batch", content, cancellationToken);
        if (answer.IsSuccessStatusCode)
        {
            foreach (var id in ids)
                _acknowledged[id] = false;
        }

        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellationToken), answer.Headers.RetryAfter is not null);
    }

    /// <summary>Reads every span of the project and fails unless all acknowledged ones are there with their content.</summary>
    public async Task AssertAllReadableAsync(int payloadLength, CancellationToken cancellationToken)
    {
        var found = new Dictionary<Guid, (string? Question, bool Ended)>();
        for (Guid? cursor = null; ;)
        {
            using var answer = await server.Client.PostAsJsonAsync(
                "/api/v1/private/spans/search", new { project_name = Project, limit = 2000, truncate = false, last_retrieved_id = cursor }, cancellationToken);
            answer.EnsureSuccessStatusCode();
            var lines = (await answer.Content.ReadAsStringAsync(cancellationToken)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
            foreach (var line in lines)
            {
                using var span = JsonDocument.Parse(line);
                cursor = span.RootElement.GetProperty("id").GetGuid();
                found[cursor.Value] = (span.RootElement.GetProperty("input").GetProperty("question").GetString(), span.RootElement.TryGetProperty("end_time", out _));
            }

            if (lines.Length < 2000)
                break;
        }

        var missing = _acknowledged.Keys.Where(id => !found.ContainsKey(id)).ToList();
        Assert.True(missing.Count == 0, $"{missing.Count} of {_acknowledged.Count} acknowledged spans are gone, for example {missing.FirstOrDefault()}");
        foreach (var (id, ended) in _acknowledged)
        {
            Assert.Equal(Question(id, payloadLength), found[id].Question);
            Assert.True(!ended || found[id].Ended, $"The acknowledged end of {id} is gone.");
        }
    }

    private static string Question(Guid id, int length) => string.Concat(Enumerable.Repeat(id.ToString("D"), (length / 36) + 1));

    private static string Batch(Guid traceId, Guid[] ids, int payloadLength)
    {
        var spans = ids.Select(id => new { id, trace_id = traceId, project_name = Project, name = "step", type = "general", start_time = "2026-11-21T03:00:00Z", input = new { question = Question(id, payloadLength) } });
        return JsonSerializer.Serialize(new { spans });
    }

    private static string End(Guid traceId, Guid id) =>
        JsonSerializer.Serialize(new { trace_id = traceId, project_name = Project, end_time = "2026-11-21T03:00:01Z", output = new { answer = id } });

    private static StringContent Content(string json) => new(json, Encoding.UTF8, "application/json");

    private async Task<bool> SendAsync(HttpMethod method, string path, string json)
    {
        try
        {
            using var request = new HttpRequestMessage(method, path) { Content = Content(json) };
            using var answer = await server.Client.SendAsync(request, CancellationToken.None);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            // The server died before it answered: nothing was promised.
            return false;
        }
    }
}
