using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Opik.Llm.Tests.Clients;
using Opik.Testing;
using Opik.Testing.FakeLlm;

namespace Opik.Llm.Tests.Routing;

/// <summary>Models of clouds: addresses, credentials and requests field by field.</summary>
public sealed class CloudTests : IAsyncLifetime
{
    private FakeLlmServer _fake = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _fake = await FakeLlmServer.StartAsync();

    public ValueTask DisposeAsync() => _fake.DisposeAsync();

    [Theory]
    [InlineData("AZURE_API_KEY", "api-key", "k1", null)]
    [InlineData("AZURE_OPENAI_API_KEY", "api-key", "k1", "2025-03-01-preview")]
    [InlineData("AZURE_AD_TOKEN", "authorization", "Bearer k1", null)]
    public async Task Azure_is_asked_by_deployment_and_version(string variable, string header, string value, string? version)
    {
        using var client = Create("azure/my deployment", name => name == variable ? "k1" : name == "AZURE_API_BASE" ? _fake.Address.AbsoluteUri : name == "AZURE_API_VERSION" ? version : null);
        _fake.Enqueue(FakeLlmAnswer.Text("a"), FakeLlmAnswer.Text("b", "c"));

        var whole = await client.GetResponseAsync("you", cancellationToken: Stop);
        var pieces = await client.GetStreamingResponseAsync("you", cancellationToken: Stop).ToChatResponseAsync(Stop);

        Assert.Equal(("a", "bc"), (whole.Text, pieces.Text));
        Assert.All(_fake.Requests, request => Assert.Equal($"/openai/deployments/my%20deployment/chat/completions?api-version={version ?? "2024-10-21"}", request.Path));
        Assert.Equal(value, _fake.Requests[0].Headers[header]);
    }

    [Theory]
    [InlineData("bedrock/anthropic.claude-sonnet-4-5-20250929-v1:0")]
    [InlineData("bedrock/converse/anthropic.claude-sonnet-4-5-20250929-v1:0")]
    [InlineData("bedrock/eu-west-1/anthropic.claude-sonnet-4-5-20250929-v1:0")]
    public async Task Bedrock_is_asked_in_Converse_and_signed(string id)
    {
        using var client = Create(id, Aws);
        var options = new ChatOptions
        {
            Temperature = 0.5f, TopP = 0.9f, MaxOutputTokens = 9, StopSequences = ["END"], Seed = 3, TopK = 4, ToolMode = ChatToolMode.RequireAny,
            Tools = [AIFunctionFactory.CreateDeclaration("look", "Looks.", JsonNodeElement("""{"type":"object","properties":{"depth":{"type":"integer"}}}"""))],
        };
        LogProbabilities.Request(options);
        ChatMessage[] conversation =
        [
            new(ChatRole.System, "Be brief."),
            new(ChatRole.User, [new TextContent("What?"), new DataContent(new byte[] { 1, 2 }, "image/png"), new DataContent(new byte[] { 3 }, "application/pdf")]),
            new(ChatRole.Assistant, [new FunctionCallContent("c1", "look", new Dictionary<string, object?> { ["depth"] = 2 })]),
            new(ChatRole.Tool, [new FunctionResultContent("c1", "a cat")]),
        ];

        await client.GetResponseAsync(conversation, options, Stop);

        var request = Assert.Single(_fake.Requests);
        Assert.Equal("/model/anthropic.claude-sonnet-4-5-20250929-v1:0/converse", Uri.UnescapeDataString(request.Path));
        Assert.Contains($"/{(id.Contains("eu-west-1", StringComparison.Ordinal) ? "eu-west-1" : "us-west-2")}/bedrock/aws4_request", request.Headers["authorization"], StringComparison.Ordinal);
        Same("""
            {"messages":[
               {"role":"user","content":[{"text":"What?"},{"image":{"format":"png","source":{"bytes":"AQI="}}},{"document":{"format":"pdf","name":"document","source":{"bytes":"Aw=="}}}]},
               {"role":"assistant","content":[{"toolUse":{"toolUseId":"c1","name":"look","input":{"depth":2}}}]},
               {"role":"user","content":[{"toolResult":{"toolUseId":"c1","content":[{"text":"a cat"}]}}]}],
             "system":[{"text":"Be brief."}],"inferenceConfig":{"maxTokens":9,"stopSequences":["END"],"temperature":0.5},
             "toolConfig":{"tools":[{"toolSpec":{"name":"look","description":"Looks.","inputSchema":{"json":{"type":"object","properties":{"depth":{"type":"integer"}}}}}}],"toolChoice":{"any":{}}},
             "additionalModelRequestFields":{"top_k":4}}
            """, request.Body);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Bedrock_answers_words_thoughts_tools_and_usage(bool isStream)
    {
        using var client = Create("bedrock/anthropic.claude-sonnet-4-5-20250929-v1:0", Aws);
        _fake.Enqueue(new FakeLlmAnswer { Pieces = ["Hel", "lo"], Thought = "hm", Tool = "look", Arguments = ["{\"depth\"", ":2}"], Usage = (10, 5), Cached = 4 });

        var response = isStream ? await client.GetStreamingResponseAsync("you", cancellationToken: Stop).ToChatResponseAsync(Stop) : await client.GetResponseAsync("you", cancellationToken: Stop);

        var contents = response.Messages.SelectMany(message => message.Contents).ToList();
        Assert.Equal(("Hello", "hm"), (response.Text, string.Concat(contents.OfType<TextReasoningContent>().Select(thought => thought.Text))));
        Assert.Contains("signature-1", contents.OfType<TextReasoningContent>().Select(thought => thought.ProtectedData));
        var call = Assert.Single(contents.OfType<FunctionCallContent>());
        Assert.Equal(("tooluse_1", "look", "2"), (call.CallId, call.Name, call.Arguments!["depth"]!.ToString()));
        Assert.Equal(ChatFinishReason.ToolCalls, response.FinishReason);
        Assert.Equal((10, 5, 4), (response.Usage!.InputTokenCount, response.Usage.OutputTokenCount, response.Usage.CachedInputTokenCount));
        Assert.True(response.AdditionalProperties!.ContainsKey(ChatModelProperties.TotalCost));
    }

    [Fact]
    public async Task A_broken_event_stream_of_Bedrock_is_told()
    {
        using var client = Create("bedrock/amazon.nova-lite-v1:0", Aws);
        _fake.Enqueue(FakeLlmAnswer.Text("a") with { BreaksOff = true }, new FakeLlmAnswer { Raw = "this is not a frame of events at all" });

        var broken = await Assert.ThrowsAsync<ChatException>(async () => await client.GetStreamingResponseAsync("you", cancellationToken: Stop).ToListAsync(Stop));
        var malformed = await Assert.ThrowsAsync<ChatException>(async () => await client.GetStreamingResponseAsync("you", cancellationToken: Stop).ToListAsync(Stop));

        Assert.Equal((502, "the fake broke off"), (broken.Status, broken.Message));
        Assert.Contains("malformed", malformed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bedrock_takes_a_key_of_its_own_and_the_shared_file_of_profiles()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "credentials");
        await File.WriteAllTextAsync(file, "[default]\naws_access_key_id = A0\naws_secret_access_key = S0\n[work]\n# a comment\naws_access_key_id=A1\naws_secret_access_key=S1\naws_session_token=T1\n", Stop);
        using var key = Create("bedrock/amazon.nova-lite-v1:0", name => name switch { "AWS_BEARER_TOKEN_BEDROCK" => "b1", "AWS_BEDROCK_RUNTIME_ENDPOINT" => _fake.Address.AbsoluteUri, _ => null });
        using var profile = Create("bedrock/amazon.nova-lite-v1:0", name => name switch { "AWS_PROFILE" => "work", "AWS_SHARED_CREDENTIALS_FILE" => file, "AWS_BEDROCK_RUNTIME_ENDPOINT" => _fake.Address.AbsoluteUri, _ => null });

        await key.GetResponseAsync("you", cancellationToken: Stop);
        await profile.GetResponseAsync("you", cancellationToken: Stop);

        Assert.Equal("Bearer b1", _fake.Requests[0].Headers["authorization"]);
        Assert.Contains("Credential=A1/", _fake.Requests[1].Headers["authorization"], StringComparison.Ordinal);
        Assert.Equal("T1", _fake.Requests[1].Headers["x-amz-security-token"]);
    }

    [Theory]
    [InlineData("vertex_ai/gemini-2.5-flash", "google/models/gemini-2.5-flash:generateContent", "google/models/gemini-2.5-flash:streamGenerateContent?alt=sse")]
    [InlineData("vertex_ai/claude-sonnet-4-5", "anthropic/models/claude-sonnet-4-5:rawPredict", "anthropic/models/claude-sonnet-4-5:streamRawPredict")]
    public async Task Vertex_exchanges_its_key_file_for_a_token(string id, string whole, string stream)
    {
        using var rsa = RSA.Create(2048);
        var keyFile = new JsonObject { ["project_id"] = "p1", ["client_email"] = "a@b", ["private_key"] = rsa.ExportPkcs8PrivateKeyPem() }.ToJsonString();
        using var client = Create(id, name => name switch { "VERTEXAI_CREDENTIALS" => keyFile, "VERTEXAI_LOCATION" => "europe-west4", "VERTEXAI_API_BASE" => _fake.Address.AbsoluteUri, "VERTEXAI_TOKEN_URL" => _fake.Token.AbsoluteUri, _ => null });
        _fake.Enqueue(FakeLlmAnswer.Text("token"));

        await client.GetResponseAsync("you", cancellationToken: Stop);
        await client.GetStreamingResponseAsync("you", cancellationToken: Stop).ToListAsync(Stop);

        Assert.Single(_fake.TokenRequests);
        Assert.Equal([$"/v1/projects/p1/locations/europe-west4/publishers/{whole}", $"/v1/projects/p1/locations/europe-west4/publishers/{stream}"], _fake.Requests.Select(request => request.Path));
        Assert.All(_fake.Requests, request => Assert.StartsWith("Bearer token-", request.Headers["authorization"], StringComparison.Ordinal));
        if (id.Contains("claude", StringComparison.Ordinal))
            Assert.Equal(("vertex-2023-10-16", false), (_fake.Requests[0].Body["anthropic_version"]!.ToString(), _fake.Requests[0].Body.ContainsKey("model")));
    }

    private IChatClient Create(string id, Func<string, string?> variables) => ChatModels.Create(id, new() { Environment = variables, Track = false });

    private string? Aws(string name) => name switch
    {
        "AWS_ACCESS_KEY_ID" => "AKID", "AWS_SECRET_ACCESS_KEY" => "secret", "AWS_REGION" => "us-west-2", "AWS_BEDROCK_RUNTIME_ENDPOINT" => _fake.Address.AbsoluteUri,
        _ => null,
    };

    private static System.Text.Json.JsonElement JsonNodeElement(string text) => System.Text.Json.JsonDocument.Parse(text).RootElement;

    private static void Same(string expected, JsonNode actual) => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), actual.ToJsonString());
}
