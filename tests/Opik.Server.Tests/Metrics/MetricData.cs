using System.Text.Json;
using Opik.Contracts;

namespace Opik.Server.Tests.Metrics;

/// <summary>A project with known traces, spans, scores and guardrails, written over the wire.</summary>
internal sealed class MetricData(ServerFixture server)
{
    /// <summary>Wednesday, 10:00 UTC.</summary>
    public static readonly DateTimeOffset Start = new(2026, 3, 4, 10, 0, 0, TimeSpan.Zero);

    public string Name { get; } = $"metrics-{Guid.CreateVersion7()}";

    public Guid ProjectId { get; private set; }

    /// <summary>
    /// Four traces, 100 to 400 ms long, at 10:00, 10:30, 11:10 and the next day at 10:00; each with one llm span (10, 20, 30, 40
    /// prompt tokens, 0.1 to 0.4 USD) and one tool span without cost. The second trace failed, the last is of another source.
    /// </summary>
    public async Task WriteAsync()
    {
        int[] minutes = [0, 30, 70, 24 * 60];
        var traces = new List<object>();
        var spans = new List<object>();
        var ids = new List<Guid>();
        for (var i = 0; i < minutes.Length; i++)
        {
            var start = Start.AddMinutes(minutes[i]);
            var id = UuidV7.Create(start);
            ids.Add(id);
            traces.Add(new
            {
                id, project_name = Name, name = i < 2 ? "plan" : "answer", start_time = start, end_time = start.AddMilliseconds(100 * (i + 1)),
                input = new { q = i }, output = i == 0 ? null : new { a = i }, metadata = new { env = i % 2 == 0 ? "prod" : "test" },
                tags = i == 0 ? (string[])["red", "blue"] : i == 1 ? ["red"] : null, thread_id = i < 2 ? "t-1" : $"t-{i}",
                error_info = i == 1 ? new { exception_type = "Broken", message = "no", traceback = "here" } : null,
                source = i == 3 ? "experiment" : "sdk",
            });
            spans.Add(new
            {
                id = UuidV7.Create(start), trace_id = id, project_name = Name, name = "llm", type = "llm", start_time = start, end_time = start.AddMilliseconds(50),
                model = i < 3 ? "m-1" : "m-2", provider = "p", usage = new { prompt_tokens = 10 * (i + 1) }, total_estimated_cost = 0.1 * (i + 1), source = i == 3 ? "experiment" : "sdk",
            });
            spans.Add(new { id = UuidV7.Create(start), trace_id = id, project_name = Name, name = "tool", type = "tool", start_time = start, end_time = start.AddMilliseconds(10) });
        }

        await SendAsync("POST", "/v1/private/traces/batch", new { traces });
        await SendAsync("POST", "/v1/private/spans/batch", new { spans });
        await SendAsync("PUT", "/v1/private/traces/feedback-scores", new
        {
            scores = ids.Select((id, i) => new { id, project_name = Name, name = "helpful", value = i * 0.25, source = "sdk" }),
        });
        await SendAsync("POST", "/v1/private/guardrails", new
        {
            guardrails = ids.Take(2).SelectMany(id => new[] { "PII", "TOPIC" }, (id, name) => new
            {
                entity_id = id, secondary_id = UuidV7.Create(Start), project_name = Name, name, result = name == "PII" ? "failed" : "passed", config = new { }, details = new { },
            }),
        });
        var project = await server.SendAsync("POST", "/v1/private/projects/retrieve", JsonSerializer.Serialize(new { name = Name }));
        ProjectId = project.Json.GetProperty("id").GetGuid();
    }

    /// <summary>Asks for a metric over the two days.</summary>
    public Task<Answer> MetricAsync(string type, string interval, object? breakdown = null, object? filters = null) =>
        server.SendAsync("POST", $"/v1/private/projects/{ProjectId}/metrics", JsonSerializer.Serialize(new
        {
            metric_type = type, interval, interval_start = Start, interval_end = Start.AddHours(25), breakdown,
            trace_filters = type.StartsWith("SPAN", StringComparison.Ordinal) || type.StartsWith("THREAD", StringComparison.Ordinal) ? null : filters,
            span_filters = type.StartsWith("SPAN", StringComparison.Ordinal) ? filters : null,
        }));

    /// <summary>The series of an answer: name and values in order, null for a gap.</summary>
    public static Dictionary<string, double?[]> Series(Answer answer) => answer.Json.GetProperty("results").EnumerateArray().ToDictionary(
        series => series.GetProperty("name").GetString()!,
        series => series.GetProperty("data").EnumerateArray().Select(point => point.TryGetProperty("value", out var value) ? value.GetDouble() : (double?)null).ToArray());

    /// <summary>The value of one number of a stats answer.</summary>
    public static JsonElement Stat(Answer answer, string name) =>
        answer.Json.GetProperty("stats").EnumerateArray().Single(stat => stat.GetProperty("name").GetString() == name).GetProperty("value");

    private async Task SendAsync(string method, string path, object body)
    {
        var answer = await server.SendAsync(method, path, JsonSerializer.Serialize(body));
        Assert.True(answer.Code is 200 or 201 or 204, $"{path}: {answer.Code} {answer.Body}");
    }
}
