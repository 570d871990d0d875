using System.Text.Json;
using Opik.Testing.FakeLlm;

namespace Opik.Server.Tests.Features;

/// <summary>Cost of this month by provider, and how the last use of each key went (docs/api-extensions.md).</summary>
public sealed class ProviderUsageTests : IAsyncLifetime
{
    private const string Keys = "/v1/private/llm-provider-key";
    private readonly ServerFixture _server = new();
    private FakeLlmServer _fake = null!;

    public async ValueTask InitializeAsync()
    {
        _fake = await FakeLlmServer.StartAsync();
        await _server.StartAsync(static options => options);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _fake.DisposeAsync();
    }

    [Fact]
    public async Task Cost_is_that_of_this_month_over_all_projects_by_the_names_that_spans_have()
    {
        var openai = await KeyAsync("openai", null);
        var gemini = await KeyAsync("gemini", null);
        var (blue, green) = (await KeyAsync("custom-llm", "blue"), await KeyAsync("custom-llm", "green"));
        await SpanAsync("shop", "openai", 1.5);
        await SpanAsync("desk", "OpenAI", 0.5);
        await SpanAsync("desk", "openai", 7, DateTimeOffset.UtcNow.AddDays(-32));
        await SpanAsync("desk", "google_ai", 2);
        await SpanAsync("desk", "blue", 3);
        await SpanAsync("desk", "custom-llm", 4);
        await SpanAsync("desk", "groq", 5);
        await SpanAsync("desk", null, 6);

        var usage = await UsageAsync();

        Assert.Equal((2.0, 2.0, 3.0), (Cost(usage, openai), Cost(usage, gemini), Cost(usage, blue)));
        // Two keys of the kind: what names the kind alone belongs to neither.
        Assert.Null(Cost(usage, green));
        Assert.Equal(["groq", "custom-llm", "blue"], usage.GetProperty("providers").EnumerateArray().Take(3).Select(one => one.GetProperty("provider").GetString()));
        Assert.Equal((false, 1), (usage.GetProperty("estimated").GetBoolean(), usage.GetProperty("from").GetDateTime().Day));
    }

    [Fact]
    public async Task Without_keys_and_spans_there_is_nothing()
    {
        var usage = await UsageAsync();
        Assert.Equal((0, 0), (usage.GetProperty("keys").GetArrayLength(), usage.GetProperty("providers").GetArrayLength()));
    }

    [Fact]
    public async Task A_key_works_as_its_last_real_use_says()
    {
        var key = await KeyAsync("custom-llm", "blue", $"{_fake.OpenAi}");
        Assert.Equal("unused", State(await UsageAsync(), key));

        await AskAsync("custom-llm/blue/m", 200);
        Assert.Equal("works", State(await UsageAsync(), key));

        _fake.Enqueue(FakeLlmAnswer.Refusal(401, "no such key"));
        await AskAsync("custom-llm/blue/m", 401);
        var refused = Of(await UsageAsync(), key);
        Assert.Equal(("refused", true), (refused.GetProperty("state").GetString(), refused.GetProperty("error").GetString()!.Contains("no such key", StringComparison.Ordinal)));

        // A wrong request says nothing about the key.
        _fake.Enqueue(FakeLlmAnswer.Refusal(400, "no such model"));
        await AskAsync("custom-llm/blue/m", 400);
        Assert.Equal("refused", State(await UsageAsync(), key));

        await _server.SendAsync("PATCH", $"{Keys}/{key}", """{"api_key":"another"}""");
        Assert.Equal("unused", State(await UsageAsync(), key));
    }

    [Fact]
    public async Task A_provider_that_is_away_has_not_answered_since_the_first_time()
    {
        var key = await KeyAsync("custom-llm", "blue", "http://127.0.0.1:9/v1");
        await AskAsync("custom-llm/blue/m", 502);
        var first = Of(await UsageAsync(), key);
        await AskAsync("custom-llm/blue/m", 502);
        var second = Of(await UsageAsync(), key);

        Assert.Equal(("no_answer", "no_answer"), (first.GetProperty("state").GetString(), second.GetProperty("state").GetString()));
        Assert.Equal(first.GetProperty("since").GetDateTime(), second.GetProperty("since").GetDateTime());
        Assert.True(second.GetProperty("last_used_at").GetDateTime() > first.GetProperty("last_used_at").GetDateTime());
    }

    private static JsonElement Of(JsonElement usage, string key) => usage.GetProperty("keys").EnumerateArray().Single(one => one.GetProperty("id").GetString() == key);

    private static string? State(JsonElement usage, string key) => Of(usage, key).GetProperty("state").GetString();

    private static double? Cost(JsonElement usage, string key) => Of(usage, key).TryGetProperty("cost", out var cost) ? cost.GetDouble() : null;

    private async Task<JsonElement> UsageAsync() => (await _server.SendAsync("GET", Keys + "/usage")).Json;

    private async Task<string> KeyAsync(string provider, string? name, string? url = null)
    {
        var made = await _server.SendAsync("POST", Keys, JsonSerializer.Serialize(new { provider, provider_name = name, api_key = "sk-test-secret-0001", base_url = url ?? (provider == "custom-llm" ? "http://127.0.0.1:9/v1" : null) }));
        Assert.True(made.Code == 201, made.Body);
        return made.Location!.Split('/')[^1];
    }

    private async Task AskAsync(string model, int expected)
    {
        var answer = await _server.SendAsync("POST", "/v1/private/chat/completions", JsonSerializer.Serialize(new { model, messages = new[] { new { role = "user", content = "you" } } }));
        Assert.True(answer.Code == expected, $"{answer.Code} {answer.Body}");
    }

    private async Task SpanAsync(string project, string? provider, double cost, DateTimeOffset? at = null)
    {
        var start = at ?? DateTimeOffset.UtcNow;
        var (id, trace) = (Guid.CreateVersion7(start), Guid.CreateVersion7(start));
        await _server.SendAsync("POST", "/v1/private/traces", JsonSerializer.Serialize(new { id = trace, project_name = project, start_time = start }));
        var made = await _server.SendAsync("POST", "/v1/private/spans", JsonSerializer.Serialize(new { id, trace_id = trace, project_name = project, type = "llm", start_time = start, provider, total_estimated_cost = cost }));
        Assert.True(made.Code == 201, made.Body);
    }
}
