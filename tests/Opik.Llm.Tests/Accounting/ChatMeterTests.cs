using Microsoft.Extensions.AI;
using Opik.Llm.Tests.Clients;
using Opik.Testing.FakeLlm;

namespace Opik.Llm.Tests.Accounting;

public sealed class ChatMeterTests : IAsyncLifetime
{
    private FakeLlmServer _fake = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _fake = await FakeLlmServer.StartAsync();

    public ValueTask DisposeAsync() => _fake.DisposeAsync();

    [Fact]
    public async Task Calls_tokens_and_cost_are_counted_by_model_over_several_clients()
    {
        var meter = new ChatMeter();
        using var openAi = FakeModels.Create(_fake, "openai/gpt-4o", options => options with { Meter = meter });
        using var anthropic = FakeModels.Create(_fake, "anthropic/claude-sonnet-4-5", options => options with { Meter = meter });
        using var local = FakeModels.Create(_fake, "ollama/my-own-model", options => options with { Meter = meter });
        _fake.Answer = _ => FakeLlmAnswer.Text("a") with { Usage = (100, 50), Cached = 40, Reasoning = 20 };

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => openAi.GetResponseAsync("a", cancellationToken: Stop)));
        await anthropic.GetStreamingResponseAsync("a", cancellationToken: Stop).ToListAsync(Stop);
        await local.GetResponseAsync("a", cancellationToken: Stop);
        _fake.Enqueue(FakeLlmAnswer.Refusal(400, "no"));
        await Assert.ThrowsAsync<ChatException>(() => openAi.GetResponseAsync("a", cancellationToken: Stop));

        Assert.Equal([("anthropic", "claude-sonnet-4-5"), ("ollama", "my-own-model"), ("openai", "gpt-4o")], meter.Models.Select(model => (model.Provider!, model.Model)));
        var first = meter.Models[2];
        Assert.Equal((20, 1, 2000, 800, 1000, 400), (first.Calls, first.Failures, first.InputTokens, first.CachedInputTokens, first.OutputTokens, first.ReasoningTokens));
        Assert.Equal((100, 40, 50), (meter.Models[0].InputTokens, meter.Models[0].CachedInputTokens, meter.Models[0].OutputTokens));
        Assert.True(first.Cost > 0 && meter.Models[0].Cost > 0);
        Assert.Equal((0m, 1L), (meter.Models[1].Cost, meter.Models[1].CallsWithoutCost));
        Assert.Equal((22, 2200 + 1100), (meter.Total.Calls, meter.Total.TotalTokens));
    }

    [Fact]
    public async Task A_stream_that_is_left_early_counts_as_failed()
    {
        var meter = new ChatMeter();
        using var client = new MeteredChatClient(ScriptedClient.Texts("a"), meter);

        await foreach (var _ in client.GetStreamingResponseAsync("a", cancellationToken: Stop))
            break;

        Assert.Equal((0, 1), (meter.Total.Calls, meter.Total.Failures));
    }
}
