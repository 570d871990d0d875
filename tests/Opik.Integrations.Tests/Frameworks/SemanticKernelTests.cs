using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using Opik.Integrations.Tests.ExtensionsAI;
using Opik.Testing.FakeLlm;

namespace Opik.Integrations.Tests.Frameworks;

/// <summary>The real Semantic Kernel; its spans come through its activity source.</summary>
public sealed class SemanticKernelTests
{
    // Read once by the kernel, before its first call: what a program does to have contents in its telemetry.
    static SemanticKernelTests() => AppContext.SetSwitch("Microsoft.SemanticKernel.Experimental.GenAI.EnableOTelDiagnosticsSensitive", true);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory(Timeout = 60_000)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_prompt_with_a_function_is_one_tree(bool byMiddleware)
    {
        await using var fixture = ChatFixture.On(await FakeLlmServer.StartAsync());
        fixture.Fake.Enqueue(FakeLlmAnswer.ToolCall("Weather_get", """{"city":"Ghent"}"""), FakeLlmAnswer.Text("Sunny"));
        var kernel = Kernel(fixture, byMiddleware);
        var arguments = new KernelArguments(new PromptExecutionSettings { FunctionChoiceBehavior = FunctionChoiceBehavior.Auto() }) { ["city"] = "Ghent" };

        string? answer;
        using (fixture.Recorder.Client.StartSpan("agent"))
            answer = (await kernel.InvokePromptAsync("Weather in {{$city}}?", arguments, cancellationToken: Cancel)).ToString();

        Assert.Equal("Sunny", answer);
        var prompt = Assert.Single(Assert.Single(fixture.Recorder.Traces).Spans[0].Spans);
        Assert.StartsWith("execute_tool InvokePrompt", prompt.Name, StringComparison.Ordinal);
        Assert.Contains("Sunny", prompt.Output.GetRawText(), StringComparison.Ordinal);

        var calls = prompt.SelfAndBelow().Where(span => span.Type == "llm").ToList();
        Assert.Equal(2, calls.Count);
        Assert.All(calls, call => Assert.Equal(("gpt-5-2026-01-31", "openai", 15), (call.Model, call.Provider, call.Usage["total_tokens"])));
        Assert.Contains("Weather in Ghent?", calls[0].Input.GetRawText(), StringComparison.Ordinal);

        // The kernel and Microsoft.Extensions.AI both tell of the call of the function.
        var function = prompt.SelfAndBelow().Last(span => span.Type == "tool");
        Assert.Contains("get", function.Name, StringComparison.Ordinal);
        Assert.Contains("Ghent", function.Input.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("sun in Ghent", function.Output.GetRawText(), StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_function_that_fails_shows_its_error()
    {
        await using var fixture = ChatFixture.On(await FakeLlmServer.StartAsync());
        var kernel = Kernel(fixture, byMiddleware: true);
        kernel.Plugins.AddFromFunctions("Broken", [KernelFunctionFactory.CreateFromMethod(string () => throw new InvalidOperationException("no weather"), "fail")]);

        await Assert.ThrowsAsync<InvalidOperationException>(() => kernel.InvokeAsync("Broken", "fail", cancellationToken: Cancel));

        Assert.Equal("System.InvalidOperationException", fixture.Recorder.Traces[0].ErrorType);
        Assert.Equal("tool", fixture.Recorder.Traces[0].Spans[0].Type);
    }

    private static Kernel Kernel(ChatFixture fixture, bool byMiddleware)
    {
        var calling = fixture.Chat.UseKernelFunctionInvocation();
        var chat = byMiddleware ? calling.UseOpik() : calling.UseOpenTelemetry(configure: telemetry => telemetry.EnableSensitiveData = true);
        var builder = Microsoft.SemanticKernel.Kernel.CreateBuilder();
        builder.Services.AddSingleton(chat.Build());
        builder.Plugins.AddFromFunctions("Weather", [KernelFunctionFactory.CreateFromMethod((string city) => "sun in " + city, "get")]);
        return builder.Build();
    }
}
