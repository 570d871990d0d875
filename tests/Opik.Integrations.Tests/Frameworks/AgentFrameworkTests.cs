using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;
using Opik.Integrations.Tests.ExtensionsAI;
using Opik.Testing.FakeLlm;

namespace Opik.Integrations.Tests.Frameworks;

/// <summary>The real Microsoft Agent Framework; its spans come through its activity source.</summary>
public sealed class AgentFrameworkTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory(Timeout = 60_000)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public async Task A_run_is_one_tree_of_agent_calls_and_tools(bool byMiddleware, bool isStream)
    {
        await using var fixture = ChatFixture.On(await FakeLlmServer.StartAsync());
        fixture.Fake.Enqueue(FakeLlmAnswer.ToolCall("weather", """{"city":"Ghent"}"""), FakeLlmAnswer.Text("Sunny"));
        var chat = byMiddleware ? fixture.Chat.UseOpik() : fixture.Chat.UseOpenTelemetry(configure: telemetry => telemetry.EnableSensitiveData = true);
        var agent = new ChatClientAgent(chat.Build(), instructions: "Be brief", name: "meteo", tools: [AIFunctionFactory.Create((string city) => "sun in " + city, "weather")])
            .AsBuilder().UseOpenTelemetry(configure: telemetry => telemetry.EnableSensitiveData = true).Build();

        if (isStream)
            await agent.RunStreamingAsync("Weather?", cancellationToken: Cancel).ToListAsync(Cancel);
        else
            await agent.RunAsync("Weather?", cancellationToken: Cancel);

        var trace = Assert.Single(fixture.Recorder.Traces);
        Assert.StartsWith("invoke_agent meteo", trace.Name, StringComparison.Ordinal);
        Assert.Contains("Weather?", trace.Input.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("Sunny", trace.Output.GetRawText(), StringComparison.Ordinal);

        var run = Assert.Single(trace.Spans);
        Assert.Equal(["llm", "tool", "llm"], run.Spans.Select(span => span.Type));
        Assert.Equal("general", run.Type);
        Assert.All([run.Spans[0], run.Spans[2]], call => Assert.Equal(("chat gpt-5", "gpt-5-2026-01-31", "openai", 15), (call.Name, call.Model, call.Provider, call.Usage["total_tokens"])));
        Assert.Equal("execute_tool weather", run.Spans[1].Name);
        Assert.Contains("Ghent", run.Spans[1].Input.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("sun in Ghent", run.Spans[1].Output.GetRawText(), StringComparison.Ordinal);
        // The run repeats the tokens of its calls: they count once.
        Assert.Equal(30, trace.AllSpans.Sum(span => span.Usage.GetValueOrDefault("total_tokens")));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_refused_call_fails_the_run()
    {
        await using var fixture = ChatFixture.On(await FakeLlmServer.StartAsync());
        fixture.Fake.Enqueue(FakeLlmAnswer.Refusal(400, "no such model"));
        var agent = new ChatClientAgent(fixture.Chat.UseOpik().Build(), name: "meteo").AsBuilder().UseOpenTelemetry().Build();

        await Assert.ThrowsAnyAsync<Exception>(() => agent.RunAsync("Weather?", cancellationToken: Cancel));

        var trace = Assert.Single(fixture.Recorder.Traces);
        Assert.NotNull(trace.ErrorType);
        Assert.Equal("System.ClientModel.ClientResultException", trace.AllSpans.Last().ErrorType);
    }
}
