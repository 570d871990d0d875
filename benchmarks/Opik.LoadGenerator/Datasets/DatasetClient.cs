using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Opik.LoadGenerator.Datasets;

/// <summary>Requests about one dataset, with their times.</summary>
internal sealed class DatasetClient(HttpClient http)
{
    public const string Root = "/api/v1/private/datasets";

    /// <summary>Sends and returns the answer and its milliseconds; anything but success throws.</summary>
    public async Task<(JsonElement? Json, double Milliseconds, int Bytes)> SendAsync(HttpMethod method, string path, byte[]? body = null, bool parse = true)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        var sent = Stopwatch.GetTimestamp();
        using var answer = await http.SendAsync(request);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var time = Stopwatch.GetElapsedTime(sent).TotalMilliseconds;
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{method} {path} answered {(int)answer.StatusCode}: {Encoding.UTF8.GetString(bytes)}");
        return (parse && bytes.Length > 0 ? JsonDocument.Parse(bytes).RootElement : null, time, bytes.Length);
    }

    public Task<(JsonElement? Json, double Milliseconds, int Bytes)> PostAsync(string path, object body) =>
        SendAsync(HttpMethod.Post, path, JsonSerializer.SerializeToUtf8Bytes(body));

    /// <summary>Times of equal GETs.</summary>
    public async Task<Percentiles> MeasureAsync(string path, int repeats)
    {
        var times = new List<double>();
        for (var i = 0; i < repeats; i++)
            times.Add((await SendAsync(HttpMethod.Get, path, parse: false)).Milliseconds);
        return Percentiles.Of(times);
    }

    /// <summary>
    /// Runs <paramref name="work"/> while single traces are written one after the other; returns their slowest answer: how long
    /// the work kept the writer from others.
    /// </summary>
    public async Task<double> SlowestTraceDuringAsync(Func<Task> work)
    {
        var slowest = 0.0;
        var running = work();
        do
        {
            var body = JsonSerializer.SerializeToUtf8Bytes(new { id = Guid.CreateVersion7(), project_name = "probe", name = "probe", start_time = DateTime.UtcNow });
            slowest = Math.Max(slowest, (await SendAsync(HttpMethod.Post, "/api/v1/private/traces", body)).Milliseconds);
        }
        while (!running.IsCompleted);
        await running;
        return slowest;
    }
}
