using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace Opik.Llm;

/// <summary>The Messages interface of Anthropic. <see href="https://docs.anthropic.com/en/api/messages"/></summary>
internal sealed class AnthropicProtocol(TimeProvider clock) : ChatProtocol
{
    private const string Version = "2023-06-01";
    private const string VertexVersion = "vertex-2023-10-16";

    public override HttpRequestMessage Write(ChatEndpoint endpoint, ChatRequest request)
    {
        var body = AnthropicRequest.Write(request);
        // Vertex AI names the model in the address, and the version in the body.
        if (endpoint.Provider == ModelProvider.VertexAi)
        {
            body.Remove("model");
            body["anthropic_version"] = VertexVersion;
            return Post(Below(endpoint, $"models/{Uri.EscapeDataString(request.Model)}:{(request.IsStream ? "streamRawPredict" : "rawPredict")}"), body);
        }

        var message = Post(Below(endpoint, "messages"), body);
        message.Headers.Add("anthropic-version", Version);
        return message;
    }

    public override JsonObject Read(JsonObject answer, ChatRequest request)
    {
        if (answer["content"] is not JsonArray content)
            throw ChatException.Unreadable("The provider answered something else than a message.");
        var builder = new ChatAnswerBuilder(clock);
        foreach (var block in content.OfType<JsonObject>())
        {
            switch (block["type"]?.ToString())
            {
                case "text":
                    builder.AddText(block["text"]?.ToString() ?? string.Empty);
                    break;
                case "thinking":
                    builder.AddThought(block["thinking"]?.ToString() ?? string.Empty);
                    builder.AddSigned(block);
                    break;
                case "redacted_thinking":
                    builder.AddSigned(block);
                    break;
                case "tool_use":
                    builder.AddCall(block["id"]?.ToString() ?? string.Empty, block["name"]?.ToString() ?? string.Empty, (block["input"] ?? new JsonObject()).ToJsonString(ChatJson.Options));
                    break;
            }
        }

        return builder.Build(
            answer["id"]?.ToString() ?? string.Empty,
            answer["model"]?.ToString() ?? request.Model,
            FinishReason(answer["stop_reason"]?.ToString()),
            Usage(answer["usage"] as JsonObject, null));
    }

    public override async IAsyncEnumerable<JsonObject> ReadStreamAsync(Stream body, ChatRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var chunks = new ChatChunks(clock, request.Model);
        var calls = new Dictionary<int, int>();
        JsonObject? begin = null;
        JsonObject? end = null;
        await foreach (var item in EventStream.ReadAsync(body, cancellationToken))
        {
            switch (item["type"]?.ToString())
            {
                case "message_start" when item["message"] is JsonObject message:
                    chunks.Id = message["id"]?.ToString() ?? chunks.Id;
                    chunks.Model = message["model"]?.ToString() ?? chunks.Model;
                    begin = message["usage"] as JsonObject;
                    break;
                case "content_block_start" when item["content_block"] is JsonObject block && block["type"]?.ToString() == "tool_use":
                    var number = calls[Index(item)] = calls.Count;
                    yield return chunks.CallBegin(number, block["id"]?.ToString() ?? string.Empty, block["name"]?.ToString() ?? string.Empty, string.Empty);
                    break;
                case "content_block_delta" when item["delta"] is JsonObject delta && Delta(chunks, calls, Index(item), delta) is { } piece:
                    yield return piece;
                    break;
                case "message_delta":
                    end = item["usage"] as JsonObject ?? end;
                    if ((item["delta"] as JsonObject)?["stop_reason"]?.ToString() is { } reason)
                        yield return chunks.Finish(FinishReason(reason));
                    break;
                case "message_stop":
                    if (request.WantsUsage)
                        yield return chunks.Usage(Usage(begin, end));
                    yield break;
                case "error":
                    throw BrokenStream(item["error"]);
            }
        }

        throw ChatException.Unreadable("The provider broke off before the end of its answer.");
    }

    private static JsonObject? Delta(ChatChunks chunks, Dictionary<int, int> calls, int block, JsonObject delta) => delta["type"]?.ToString() switch
    {
        "text_delta" => chunks.Text(delta["text"]?.ToString() ?? string.Empty),
        "thinking_delta" => chunks.Thought(delta["thinking"]?.ToString() ?? string.Empty),
        "signature_delta" => chunks.Signed(new JsonObject { ["type"] = "thinking", ["thinking"] = string.Empty, ["signature"] = delta["signature"]?.DeepClone() }),
        "input_json_delta" when calls.TryGetValue(block, out var number) => chunks.CallArguments(number, delta["partial_json"]?.ToString() ?? string.Empty),
        _ => null,
    };

    private static int Index(JsonObject item) => (int?)item["index"] ?? 0;

    private static string FinishReason(string? reason) => reason switch
    {
        "max_tokens" or "model_context_window_exceeded" => "length",
        "tool_use" => "tool_calls",
        "refusal" => "content_filter",
        _ => "stop",
    };

    // Tokens of the cache stand beside input_tokens here, and are part of the prompt there. A stream tells the input first
    // and the output last.
    private static ChatUsage Usage(JsonObject? begin, JsonObject? end)
    {
        long Count(string name) => (long?)end?[name] ?? (long?)begin?[name] ?? 0;
        var (read, written) = (Count("cache_read_input_tokens"), Count("cache_creation_input_tokens"));
        return new ChatUsage(Count("input_tokens") + read + written, Count("output_tokens"), read, written);
    }
}
