using System.Net.Http.Json;

namespace Opik.EndToEnd.Tests.Browser;

/// <summary>Sends a trace as a client would: an agent with a model call and a failing tool.</summary>
internal static class SentTraces
{
    /// <summary>Sends the trace to <paramref name="project"/> and returns its id.</summary>
    public static async Task<string> AgentAsync(HttpClient client, string project, string name, CancellationToken cancellationToken)
    {
        var start = DateTimeOffset.UtcNow.AddSeconds(-5);
        var trace = Guid.CreateVersion7(start).ToString();
        var agent = Guid.CreateVersion7(start.AddMilliseconds(1)).ToString();
        object[] spans =
        [
            Span(project, agent, trace, null, "plan_route", "general", start, 3000, new { step = "plan" }, new { route = "north lock" }),
            Span(project, Id(start, 2), trace, agent, "choose_lock", "llm", start.AddMilliseconds(100), 1500, new { messages = new[] { new { role = "user", content = "Which lock?" } } }, new { text = "The north lock." },
                model: "gpt-4o-mini", usage: new { prompt_tokens = 20_000, completion_tokens = 5_000, total_tokens = 25_000 }),
            Span(project, Id(start, 3), trace, agent, "read_tide", "tool", start.AddMilliseconds(1700), 200, new { gauge = 7 }, null,
                error: new { exception_type = "TimeoutError", message = "the tide gauge is silent", traceback = "read_tide: the tide gauge is silent" }),
        ];
        await PostAsync(client, "/v1/private/traces/batch", new
        {
            traces = new[]
            {
                new { id = trace, project_name = project, name, start_time = start, end_time = start.AddSeconds(4), input = new { question = "Which way to the harbour?" }, output = new { answer = "Through the north lock." } },
            },
        }, cancellationToken);
        await PostAsync(client, "/v1/private/spans/batch", new { spans }, cancellationToken);
        return trace;
    }

    private static string Id(DateTimeOffset start, int milliseconds) => Guid.CreateVersion7(start.AddMilliseconds(milliseconds)).ToString();

    private static object Span(string project, string id, string trace, string? parent, string name, string type, DateTimeOffset start, int milliseconds, object input, object? output, string? model = null, object? usage = null, object? error = null) =>
        new { project_name = project, id, trace_id = trace, parent_span_id = parent, name, type, start_time = start, end_time = start.AddMilliseconds(milliseconds), input, output, model, provider = model is null ? null : "openai", usage, error_info = error };

    private static async Task PostAsync(HttpClient client, string path, object body, CancellationToken cancellationToken)
    {
        using var answer = await client.PostAsJsonAsync(path, body, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }
}
