using Microsoft.Extensions.AI;
using Opik.Sdk.Testing;
using Opik.Testing.FakeLlm;

namespace Opik.Llm.Tests.Clients;

/// <summary>Calls as the SDK records them.</summary>
[Collection(nameof(TrackedCalls))]
public sealed class RecordedCallTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory(Timeout = 30_000)]
    [InlineData("openai/gpt-4o", "openai", false)]
    [InlineData("openai/gpt-4o", "openai", true)]
    [InlineData("anthropic/claude-sonnet-4-5", "anthropic", false)]
    [InlineData("gemini/gemini-2.5-flash", "google_ai", false)]
    [InlineData("bedrock/anthropic.claude-sonnet-4-5-20250929-v1:0", "bedrock", false)]
    public async Task A_call_is_a_span_below_the_current_one_with_model_provider_usage_and_cost(string id, string provider, bool isStream)
    {
        await using var fake = await FakeLlmServer.StartAsync();
        var recorder = new OpikRecorder(new OpikOptions { ProjectName = "judges" });
        using var scope = recorder.UseAsDefault();
        using var client = FakeModels.Create(fake, id, options => options with { Track = true });
        using (recorder.Client.StartSpan("judge"))
        {
            if (isStream)
                await client.GetStreamingResponseAsync("How good?", cancellationToken: Stop).ToListAsync(Stop);
            else
                await client.GetResponseAsync("How good?", cancellationToken: Stop);
        }

        var span = Assert.Single(Assert.Single(Assert.Single(recorder.Traces).Spans).Spans);
        Assert.Equal(("llm", provider, 10, 5), (span.Type, span.Provider, span.Usage["prompt_tokens"], span.Usage["completion_tokens"]));
        Assert.NotEmpty(span.Model!);
        Assert.True(span.Json.GetProperty("total_estimated_cost").GetDecimal() > 0);
        Assert.Contains("How good?", span.Input.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("Hello", span.Output.GetRawText(), StringComparison.Ordinal);
        await recorder.Client.DisposeAsync();
    }

    [Fact(Timeout = 30_000)]
    public async Task Without_tracking_there_is_no_span()
    {
        await using var fake = await FakeLlmServer.StartAsync();
        var recorder = new OpikRecorder(new OpikOptions { ProjectName = "judges" });
        using var scope = recorder.UseAsDefault();
        using var client = FakeModels.Create(fake, "openai/gpt-4o");
        using (recorder.Client.StartSpan("judge"))
            await client.GetResponseAsync("How good?", cancellationToken: Stop);

        Assert.Empty(Assert.Single(Assert.Single(recorder.Traces).Spans).Spans);
        await recorder.Client.DisposeAsync();
    }
}
