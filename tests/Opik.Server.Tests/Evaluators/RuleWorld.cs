using System.Text.Json;
using Opik.Testing.FakeLlm;

namespace Opik.Server.Tests.Evaluators;

/// <summary>A project with a model provider on loopback, for rules that really run.</summary>
internal sealed class RuleWorld(ServerFixture server, FakeLlmServer fake, string project, string provider) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public ServerFixture Server => server;

    public FakeLlmServer Fake => fake;

    /// <summary>Id of the project, whose name is the same as that of the provider.</summary>
    public string Project => project;

    public string ProjectName => provider;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<RuleWorld> CreateAsync(ServerFixture server)
    {
        var fake = await FakeLlmServer.StartAsync();
        var name = $"rules-{Guid.CreateVersion7():N}";
        Assert.Equal(201, (await server.SendAsync("POST", "/v1/private/llm-provider-key", $$"""{"provider":"custom-llm","provider_name":"{{name}}","base_url":"{{fake.OpenAi}}"}""")).Code);
        var project = (await server.SendAsync("POST", "/v1/private/projects", $$"""{"name":"{{name}}"}""")).Location!.Split('/')[^1];
        fake.Answer = static _ => FakeLlmAnswer.Text("""{"good":{"score":true,"reason":"well said"}}""");
        return new RuleWorld(server, fake, project, name);
    }

    public ValueTask DisposeAsync() => fake.DisposeAsync();

    /// <summary>A judge's code for the provider.</summary>
    public string Judge(string content = "Judge: {{answer}}", string variables = "\"answer\":\"output.answer\"", string schema = """{"name":"good","type":"BOOLEAN","description":"whether it is good"}""", string model = "") =>
        $$"""{"model":{"name":"custom-llm/{{provider}}/m"{{model}}},"messages":[{"role":"USER","content":{{JsonSerializer.Serialize(content)}}}],"variables":{ {{variables}} },"schema":[{{schema}}]}""";

    public async Task<string> RuleAsync(string type, string code, string more = "")
    {
        var answer = await server.SendAsync("POST", RuleTexts.Root, RuleTexts.Rule(project, type, type, code, more));
        Assert.True(answer.Code == 201, answer.Body);
        return answer.Location!.Split('/')[^1];
    }

    public async Task<Guid> TraceAsync(string answer, string more = "")
    {
        var id = Guid.CreateVersion7();
        await SendAsync("POST", "/v1/private/traces", $$"""{"id":"{{id}}","project_name":"{{provider}}","name":"t","start_time":"2026-11-20T10:00:00Z","end_time":"2026-11-20T10:00:01Z","input":{"question":"why"},"output":{"answer":"{{answer}}"}{{more}}}""");
        return id;
    }

    public async Task<Guid> SpanAsync(Guid trace, string answer, string more = "")
    {
        var id = Guid.CreateVersion7();
        await SendAsync("POST", "/v1/private/spans", $$"""{"id":"{{id}}","trace_id":"{{trace}}","project_name":"{{provider}}","name":"s","type":"llm","start_time":"2026-11-20T10:00:00Z","end_time":"2026-11-20T10:00:01Z","output":{"answer":"{{answer}}"}{{more}}}""");
        return id;
    }

    public async Task<Guid> ThreadAsync(string thread) =>
        (await server.SendAsync("POST", "/v1/private/traces/threads/retrieve", $$"""{"project_id":"{{project}}","thread_id":"{{thread}}"}""")).Json.GetProperty("thread_model_id").GetGuid();

    public async Task SendAsync(string method, string path, string json)
    {
        var answer = await server.SendAsync(method, path, json);
        Assert.True(answer.Code is 200 or 201 or 202 or 204, answer.Body);
    }

    public Task<Answer> EvaluateAsync(string entity, IEnumerable<Guid> entities, params string[] rules) => server.SendAsync(
        "POST",
        $"/v1/private/manual-evaluation/{entity}s",
        JsonSerializer.Serialize(new { project_id = project, entity_ids = entities, rule_ids = rules, entity_type = entity }));

    /// <summary>The log of a rule, newest first, once it has a line with the text.</summary>
    public async Task<List<(string Level, string Message, string Markers)>> LogAsync(string rule, string text)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(Patience);
        while (true)
        {
            var lines = await LogAsync(rule);
            if (lines.Any(line => line.Message.Contains(text, StringComparison.Ordinal)))
                return lines;
            Assert.False(limit.IsCancellationRequested, $"No line with '{text}' in: {string.Join(" | ", lines.Select(line => line.Message))}");
            await Task.Delay(20, Stop);
        }
    }

    public async Task<List<(string Level, string Message, string Markers)>> LogAsync(string rule) =>
        [.. (await server.SendAsync("GET", $"{RuleTexts.Root}/{rule}/logs")).Json.GetProperty("content").EnumerateArray()
            .Select(line => (line.GetProperty("level").GetString()!, line.GetProperty("message").GetString()!, line.GetProperty("markers").GetRawText()))];

    /// <summary>Waits until something holds, at most as long as anything here is waited for.</summary>
    public async Task UntilAsync(Func<bool> holds)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(Patience);
        while (!holds())
            await Task.Delay(20, limit.Token);
    }

    /// <summary>Scores of a trace or span by name, once there are any.</summary>
    public async Task<Dictionary<string, JsonElement>> ScoresAsync(string path)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(Patience);
        while (true)
        {
            var read = (await server.SendAsync("GET", path)).Json;
            if (read.TryGetProperty("feedback_scores", out var scores))
                return scores.EnumerateArray().ToDictionary(score => score.GetProperty("name").GetString()!);
            Assert.False(limit.IsCancellationRequested, $"No scores: {read}");
            await Task.Delay(20, Stop);
        }
    }
}
