using System.ClientModel;
using System.Text.Json.Nodes;
using OpenAI;
using OpenAI.Chat;
using Opik.Integrations.Tests.Providers.Endpoints;
using Opik.Providers;
using Opik.Testing;
using Opik.Testing.Reading;

namespace Opik.Integrations.Tests.Providers;

public sealed class StoredCallTests
{
    private const string First = """{"id":"c1","object":"chat.completion.chunk","model":"gpt-4o-mini","choices":[{"index":0,"delta":{"role":"assistant","content":"Par"},"finish_reason":null}]}""";
    private const string Second = """{"id":"c1","object":"chat.completion.chunk","model":"gpt-4o-mini","choices":[{"index":0,"delta":{"content":"is"},"finish_reason":"stop"}]}""";
    private const string Counters = """{"id":"c1","object":"chat.completion.chunk","model":"gpt-4o-mini","choices":[],"usage":{"prompt_tokens":1000,"completion_tokens":100,"total_tokens":1100,"prompt_tokens_details":{"cached_tokens":200}}}""";

    [Fact]
    public async Task A_streamed_call_is_stored_below_its_trace_with_counters_first_token_and_cost()
    {
        var timeout = TestContext.Current.CancellationToken;
        await using var server = await OpikServerProcess.StartAsync(cancellationToken: timeout);
        await using var endpoint = await ScriptedEndpoint.StartAsync(ScriptedAnswer.Events(First, Second, Counters, "[DONE]"));
        var opik = new OpikClient(new OpikOptions { UrlOverride = new Uri(server.Address, "api/"), ProjectName = "providers" });
        var options = new OpenAIClientOptions { Endpoint = new Uri(endpoint.Address, "v1") }.UseOpik(new OpikHttpOptions { Client = opik, Provider = "openai" });

        using (opik.StartTrace("question"))
        {
            await foreach (var update in new ChatClient("gpt-4o-mini", new ApiKeyCredential("secret"), options).CompleteChatStreamingAsync([new UserChatMessage("Capital of France?")], cancellationToken: timeout))
                Assert.NotNull(update);
        }

        await opik.FlushAsync(TimeSpan.FromSeconds(30), timeout);
        var stored = await new StoredContentsReader(server.Client).ReadAsync(timeout);

        var trace = Assert.Single(stored.Traces);
        var span = Assert.Single(stored.Spans);
        Assert.Equal("providers", stored.ProjectOf(span));
        Assert.Equal((string?)trace["id"], (string?)span["trace_id"]);
        Assert.Equal(("chat_completion_stream", "llm", "openai", "gpt-4o-mini"), ((string?)span["name"], (string?)span["type"], (string?)span["provider"], (string?)span["model"]));
        Assert.Equal("Paris", (string?)span["output"]!["choices"]![0]!["message"]!["content"]);
        Assert.Equal((1000, 100, 1100), (Count(span, "prompt_tokens"), Count(span, "completion_tokens"), Count(span, "total_tokens")));
        Assert.Equal(200, Count(span, "original_usage.prompt_tokens_details.cached_tokens"));
        Assert.True((decimal)span["total_estimated_cost"]! > 0);
        Assert.True((double)span["ttft"]! > 0);
    }

    private static long Count(JsonObject span, string name) => (long)span["usage"]![name]!;
}
