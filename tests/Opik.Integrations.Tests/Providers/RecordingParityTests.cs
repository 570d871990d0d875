using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Opik.Providers;

namespace Opik.Integrations.Tests.Providers;

/// <summary>
/// Calls that official Python programs made, made again: what they logged is taken apart into the request and the answer,
/// both go through the handler, and what it logs must be the same.
/// </summary>
public sealed class RecordingParityTests : ProviderTest
{
    private static readonly string[] RequestParameters =
        ["model", "temperature", "max_tokens", "tools", "tool_choice", "modelId", "inferenceConfig", "stream_options", "options", "format", "think", "keep_alive", "response_format", "seed", "top_p"];

    // What the Python client adds by itself: empty members of its own types, headers, counters a second time.
    private static readonly string[] OwnOfPython = ["created_from", "type", "base_url", "ResponseMetadata"];

    [Theory]
    [InlineData("openai", "https://api.openai.com/v1/chat/completions", "chat_completion_create", 2)]
    [InlineData("groq", "https://api.groq.com/openai/v1/chat/completions", "chat_completion_create", 1)]
    [InlineData("mistral", "https://api.mistral.ai/v1/chat/completions", "chat_completion_create", 1)]
    [InlineData("together", "https://api.together.ai/v1/chat/completions", "chat_completion_create", 1)]
    [InlineData("cerebras", "https://api.cerebras.ai/v1/chat/completions", "chat_completion_create", 1)]
    [InlineData("ollama", "http://localhost:11434/api/chat", "chat", 1)]
    [InlineData("anthropic", "https://api.anthropic.com/v1/messages", "anthropic_messages_create", 3)]
    [InlineData("bedrock", "https://bedrock-runtime.us-east-1.amazonaws.com/model/us.anthropic.claude-3-5-sonnet-20241022-v2%3A0/converse", "bedrock_converse", 1)]
    [InlineData("bedrock", "https://bedrock-runtime.us-east-1.amazonaws.com/model/us.anthropic.claude-3-5-sonnet-20241022-v2%3A0/invoke", "bedrock_invoke_model", 1)]
    public async Task A_call_of_an_official_program_is_logged_the_same(string recording, string address, string name, int count)
    {
        var recorded = Recordings.Spans(recording).Where(span => (string?)span["name"] == name && (string?)span["type"] == "llm").ToArray();
        Assert.Equal(count, recorded.Length);
        foreach (var expected in recorded)
        {
            Recorder.Clear();
            var (request, answer) = TakeApart(expected);
            using var http = new HttpClient(new OpikHttpHandler(new Canned(answer), Options));

            using var response = await http.PostAsync(new Uri(address), new StringContent(request, Encoding.UTF8, "application/json"), Timeout);

            var actual = Span;
            Assert.Equal((string?)expected["model"], actual.Model);
            Assert.Equal((string?)expected["provider"], actual.Provider);
            Assert.Equal(expected["tags"]!.AsArray().Select(tag => (string)tag!).Order(), actual.Tags.Order());
            AssertJson(expected["input"]!.ToJsonString(), actual.Input);
            AssertJson(expected["output"]!.ToJsonString(), actual.Output);
            Assert.Equal(
                expected["usage"]!.AsObject().ToDictionary(entry => entry.Key, entry => (long)entry.Value!),
                new Dictionary<string, long>(actual.Usage));
            foreach (var (key, value) in expected["metadata"]!.AsObject().Where(entry => entry.Key is not ("base_url" or "ResponseMetadata")))
                Assert.True(JsonNode.DeepEquals(value, JsonNode.Parse(actual.Metadata.GetProperty(key).GetRawText())), $"{key}: {value?.ToJsonString()}");
        }
    }

    private static (string Request, string Answer) TakeApart(JsonObject span)
    {
        var metadata = span["metadata"]!.AsObject();
        if (span["input"]!.AsObject().TryGetPropertyValue("body", out var body))
            return (body!.ToJsonString(), span["output"]!["body"]!.ToJsonString());
        var request = (JsonObject)span["input"]!.DeepClone();
        var answer = (JsonObject)span["output"]!.DeepClone();
        foreach (var (key, value) in metadata.Where(entry => !OwnOfPython.Contains(entry.Key, StringComparer.Ordinal)))
            (RequestParameters.Contains(key, StringComparer.Ordinal) ? request : answer)[key] = value?.DeepClone();
        if ((string?)metadata["type"] == "message")
            answer["type"] = "message";
        if (metadata["model"] is { } model)
            answer["model"] = model.DeepClone();
        if ((string?)metadata["type"] == "ollama_chat")
        {
            request["stream"] = false;
            answer.Remove("usage");
        }

        return (request.ToJsonString(), answer.ToJsonString());
    }

    private sealed class Canned(string answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(answer, Encoding.UTF8, "application/json") });
    }
}
