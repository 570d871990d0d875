using System.ClientModel;
using Azure.AI.OpenAI;
using OpenAI;
using OpenAI.Embeddings;
using OpenAI.Images;
using OpenAI.Responses;
using Opik.Integrations.Tests.Providers.Endpoints;

namespace Opik.Integrations.Tests.Providers;

#pragma warning disable OPENAI001 // The Responses API of the client may change.
public sealed class OpenAiOtherTests : ProviderTest
{
    private const string Response =
        """{"id":"resp_1","object":"response","created_at":1750000000,"status":"completed","model":"gpt-5-mini-2026-01-31","output":[{"type":"reasoning","id":"rs_1","summary":[{"type":"summary_text","text":"Simple."}]},{"type":"message","id":"msg_1","status":"completed","role":"assistant","content":[{"type":"output_text","text":"Four","annotations":[]}]}],"usage":{"input_tokens":11,"input_tokens_details":{"cached_tokens":3},"output_tokens":7,"output_tokens_details":{"reasoning_tokens":5},"total_tokens":18}}""";

    [Fact]
    public async Task A_response_is_logged_with_reasoning_and_counters_of_every_kind()
    {
        await using var endpoint = await ScriptedEndpoint.StartAsync(ScriptedAnswer.Json(Response));

        var answer = await Responses(endpoint).CreateResponseAsync("gpt-5-mini", "2+2?", cancellationToken: Timeout);

        Assert.Equal("Four", answer.Value.GetOutputText());
        var span = Span;
        Assert.Equal("responses_create", span.Name);
        Assert.Equal("gpt-5-mini-2026-01-31", span.Model);
        Assert.Equal("openai_responses", span.Metadata.GetProperty("type").GetString());
        Assert.Equal("Simple.", span.Output.GetProperty("output")[0].GetProperty("summary")[0].GetProperty("text").GetString());
        Assert.Equal("2+2?", span.Input.GetProperty("input")[0].GetProperty("content")[0].GetProperty("text").GetString());
        Assert.Equal(
            (11, 7, 18, 3, 5),
            (span.Usage["prompt_tokens"], span.Usage["completion_tokens"], span.Usage["total_tokens"], span.Usage["original_usage.input_tokens_details.cached_tokens"], span.Usage["original_usage.output_tokens_details.reasoning_tokens"]));
    }

    [Fact]
    public async Task A_streamed_response_is_logged_as_the_last_event_has_it()
    {
        await using var endpoint = await ScriptedEndpoint.StartAsync(ScriptedAnswer.Events(
            """{"type":"response.created","sequence_number":0,"response":{"id":"resp_1","object":"response","created_at":1750000000,"status":"in_progress","model":"gpt-5-mini","output":[]}}""",
            """{"type":"response.output_text.delta","sequence_number":1,"item_id":"msg_1","output_index":1,"content_index":0,"delta":"Four"}""",
            $$"""{"type":"response.completed","sequence_number":2,"response":{{Response}} }"""));

        await foreach (var update in await Responses(endpoint).CreateResponseStreamingAsync("gpt-5-mini", "2+2?", cancellationToken: Timeout))
            Assert.NotNull(update);

        Assert.Equal("responses_stream", Span.Name);
        Assert.Equal("Four", Span.Output.GetProperty("output")[1].GetProperty("content")[0].GetProperty("text").GetString());
        Assert.Equal(18, Span.Usage["total_tokens"]);
        Assert.True(Span.Json.GetProperty("ttft").GetDouble() > 0);
    }

    [Fact]
    public async Task A_streamed_response_that_fails_keeps_what_arrived_and_the_reason()
    {
        await using var endpoint = await ScriptedEndpoint.StartAsync(ScriptedAnswer.Events(
            """{"type":"response.created","response":{"id":"resp_1","object":"response","status":"in_progress","model":"gpt-5-mini","output":[]}}""",
            """{"type":"response.output_item.added","output_index":0,"item":{"type":"message","id":"msg_1","status":"in_progress","role":"assistant","content":[]}}""",
            """{"type":"response.output_text.delta","output_index":0,"delta":"Fo"}""",
            """{"type":"error","code":"server_error","message":"the model fell over"}"""));

        using var answer = await Http().PostAsync(new Uri(endpoint.Address, "v1/responses"), Body("""{"model":"gpt-5-mini","input":"2+2?","stream":true}"""), Timeout);

        Assert.Equal("server_error", Span.ErrorType);
        Assert.Equal("Fo", Span.Output.GetProperty("output")[0].GetProperty("content")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task Embeddings_are_logged_without_their_vectors()
    {
        var vector = Convert.ToBase64String(new byte[8 * sizeof(float)]);
        await using var endpoint = await ScriptedEndpoint.StartAsync(ScriptedAnswer.Json($$"""{"object":"list","data":[{"object":"embedding","index":0,"embedding":"{{vector}}"}],"model":"text-embedding-3-small","usage":{"prompt_tokens":4,"total_tokens":4} }"""));

        var embedding = await new EmbeddingClient("text-embedding-3-small", new ApiKeyCredential("secret"), Settings(endpoint)).GenerateEmbeddingAsync("a lake", cancellationToken: Timeout);

        Assert.Equal(8, embedding.Value.ToFloats().Length);
        Assert.Equal("embeddings_create", Span.Name);
        AssertJson("""{"data":[{"object":"embedding","index":0,"dimensions":8}]}""", Span.Output);
        Assert.Equal("a lake", Span.Input.GetProperty("input").ToString());
        Assert.Equal(4, Span.Usage["prompt_tokens"]);
    }

    [Fact]
    public async Task Images_are_logged_with_prompt_and_usage()
    {
        await using var endpoint = await ScriptedEndpoint.StartAsync(ScriptedAnswer.Json("""{"created":1750000000,"data":[{"b64_json":"aGVsbG8="}],"usage":{"input_tokens":9,"output_tokens":100,"total_tokens":109}}"""));

        await new ImageClient("gpt-image-1", new ApiKeyCredential("secret"), Settings(endpoint)).GenerateImageAsync("a lake", cancellationToken: Timeout);

        Assert.Equal("images_generate", Span.Name);
        Assert.Equal("gpt-image-1", Span.Model);
        AssertJson("""{"prompt":"a lake"}""", Span.Input);
        Assert.Equal("aGVsbG8=", Span.Output.GetProperty("data")[0].GetProperty("b64_json").GetString());
        Assert.Equal(109, Span.Usage["total_tokens"]);
    }

    [Fact]
    public async Task The_client_of_Azure_is_logged_too()
    {
        await using var endpoint = await ScriptedEndpoint.StartAsync(ScriptedAnswer.Json(
            """{"id":"chatcmpl-1","object":"chat.completion","created":1750000000,"model":"gpt-4o-2024-08-06","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"Hi"},"content_filter_results":{"hate":{"filtered":false,"severity":"safe"}}}],"prompt_filter_results":[],"usage":{"prompt_tokens":3,"completion_tokens":2,"total_tokens":5}}"""));
        var tracing = Options;
        tracing.Provider = "azure";

        var client = new AzureOpenAIClient(endpoint.Address, new ApiKeyCredential("secret"), new AzureOpenAIClientOptions().UseOpik(tracing));
        // The method for raw bodies: the others of version 2.1 do not run with this version of the OpenAI client.
        await client.GetChatClient("my-deployment").CompleteChatAsync(BinaryContent.Create(BinaryData.FromString("""{"messages":[{"role":"user","content":"Hi"}]}""")));

        Assert.StartsWith("/openai/deployments/my-deployment/chat/completions?api-version=", Assert.Single(endpoint.Requests).Target);
        Assert.Equal("azure", Span.Provider);
        Assert.Equal("gpt-4o-2024-08-06", Span.Model);
        Assert.Equal(endpoint.Address.GetLeftPart(UriPartial.Authority), Span.Metadata.GetProperty("base_url").GetString());
    }

    private ResponsesClient Responses(ScriptedEndpoint endpoint) =>
        new(new ApiKeyCredential("secret"), new ResponsesClientOptions { Endpoint = new Uri(endpoint.Address, "v1") }.UseOpik(Options));

    private OpenAIClientOptions Settings(ScriptedEndpoint endpoint) => new OpenAIClientOptions { Endpoint = new Uri(endpoint.Address, "v1") }.UseOpik(Options);

    private static StringContent Body(string json) => new(json, System.Text.Encoding.UTF8, "application/json");
}
