using System.Diagnostics;
using Microsoft.Extensions.AI;
using Opik.Testing.FakeLlm;

namespace Opik.Llm.Tests.Clients;

/// <summary>The activities of calls.</summary>
[Collection(nameof(TrackedCalls))]
public sealed class TrackingTests : IAsyncLifetime
{
    private FakeLlmServer _fake = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _fake = await FakeLlmServer.StartAsync();

    public ValueTask DisposeAsync() => _fake.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_call_is_an_activity_with_model_provider_usage_and_cost(bool isStream)
    {
        // Other tests may have activities at the same time.
        var words = $"secret words {Guid.NewGuid():N}";
        var done = new List<Activity>();
        using var listener = Listen(done);
        using var client = FakeModels.Create(_fake, "openai/gpt-4o", options => options with { Track = true });

        var response = isStream ? await client.GetStreamingResponseAsync(words, cancellationToken: Stop).ToChatResponseAsync(Stop) : await client.GetResponseAsync(words, cancellationToken: Stop);

        var activity = Assert.Single(done, activity => activity.GetTagItem("gen_ai.input.messages")?.ToString()!.Contains(words, StringComparison.Ordinal) is true);
        Assert.Equal(("openai", "chat", 10, 5), (activity.GetTagItem("gen_ai.provider.name"), activity.GetTagItem("gen_ai.operation.name"), activity.GetTagItem("gen_ai.usage.input_tokens"), activity.GetTagItem("gen_ai.usage.output_tokens")));
        Assert.Equal((double)(decimal)response.AdditionalProperties![ChatModelProperties.TotalCost]!, activity.GetTagItem("gen_ai.usage.cost"));
        Assert.Equal("gpt-4o", activity.GetTagItem("gen_ai.request.model"));
    }

    [Fact]
    public async Task Words_stay_out_where_they_shall_and_nothing_is_made_where_nobody_tracks()
    {
        var (quiet, silent) = ($"gpt-4o-q{Guid.NewGuid():N}"[..20], $"gpt-4o-s{Guid.NewGuid():N}"[..20]);
        var done = new List<Activity>();
        using var listener = Listen(done);
        using var first = FakeModels.Create(_fake, $"openai/{quiet}", options => options with { Track = true, TrackContent = false });
        using var second = FakeModels.Create(_fake, $"openai/{silent}");

        await first.GetResponseAsync("secret words", cancellationToken: Stop);
        await second.GetResponseAsync("secret words", cancellationToken: Stop);

        var activity = Assert.Single(done, activity => quiet.Equals(activity.GetTagItem("gen_ai.request.model")));
        Assert.Null(activity.GetTagItem("gen_ai.input.messages"));
        Assert.DoesNotContain(done, activity => silent.Equals(activity.GetTagItem("gen_ai.request.model")));
    }

    private static ActivityListener Listen(List<Activity> done)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "Experimental.Microsoft.Extensions.AI",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                lock (done)
                    done.Add(activity);
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
