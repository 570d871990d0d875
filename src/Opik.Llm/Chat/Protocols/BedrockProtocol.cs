using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace Opik.Llm;

/// <summary>
/// Converse of Amazon Bedrock, which all its chat models speak.
/// <see href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html"/>
/// </summary>
internal sealed class BedrockProtocol(TimeProvider clock) : ChatProtocol
{
    public override string StreamType => "application/vnd.amazon.eventstream";

    public override HttpRequestMessage Write(ChatEndpoint endpoint, ChatRequest request) =>
        Post(Below(endpoint, $"model/{Uri.EscapeDataString(request.Model)}/{(request.IsStream ? "converse-stream" : "converse")}"), BedrockRequest.Write(request));

    public override JsonObject Read(JsonObject answer, ChatRequest request)
    {
        if (answer["output"] is not JsonObject output || output["message"] is not JsonObject message || message["content"] is not JsonArray content)
            throw ChatException.Unreadable("The provider answered something else than a message.");
        var builder = new ChatAnswerBuilder(clock);
        foreach (var block in content.OfType<JsonObject>())
        {
            if (block["text"] is { } text)
                builder.AddText(text.ToString());
            else if (block["toolUse"] is JsonObject call)
                builder.AddCall(call["toolUseId"]?.ToString() ?? string.Empty, call["name"]?.ToString() ?? string.Empty, (call["input"] ?? new JsonObject()).ToJsonString(ChatJson.Options));
            else if (block["reasoningContent"] is JsonObject thought)
                AddThought(builder, thought);
        }

        return builder.Build("bedrock-" + Guid.NewGuid().ToString("N"), request.Model, FinishReason(answer["stopReason"]?.ToString()), Usage(answer["usage"] as JsonObject));
    }

    public override async IAsyncEnumerable<JsonObject> ReadStreamAsync(Stream body, ChatRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var chunks = new ChatChunks(clock, request.Model);
        var calls = new Dictionary<int, int>();
        var isEnded = false;
        await foreach (var (type, data) in AwsEventStream.ReadAsync(body, cancellationToken))
        {
            switch (type)
            {
                case "contentBlockStart" when data["start"] is JsonObject start && start["toolUse"] is JsonObject call:
                    var number = calls[Index(data)] = calls.Count;
                    yield return chunks.CallBegin(number, call["toolUseId"]?.ToString() ?? string.Empty, call["name"]?.ToString() ?? string.Empty, string.Empty);
                    break;
                case "contentBlockDelta" when data["delta"] is JsonObject delta && Delta(chunks, calls, Index(data), delta) is { } piece:
                    yield return piece;
                    break;
                case "messageStop":
                    isEnded = true;
                    yield return chunks.Finish(FinishReason(data["stopReason"]?.ToString()));
                    break;
                case "metadata" when request.WantsUsage:
                    yield return chunks.Usage(Usage(data["usage"] as JsonObject));
                    break;
                case AwsEventStream.Exception:
                    throw BrokenStream(data);
            }
        }

        if (!isEnded)
            throw ChatException.Unreadable("The provider broke off before the end of its answer.");
    }

    private static void AddThought(ChatAnswerBuilder builder, JsonObject thought)
    {
        if (thought["reasoningText"] is JsonObject text)
        {
            builder.AddThought(text["text"]?.ToString() ?? string.Empty);
            if (text["signature"] is { } signature)
                builder.AddSigned(new JsonObject { ["type"] = "thinking", ["thinking"] = text["text"]?.DeepClone() ?? string.Empty, ["signature"] = signature.DeepClone() });
        }
        else if (thought["redactedContent"] is { } data)
        {
            builder.AddSigned(new JsonObject { ["type"] = "redacted_thinking", ["data"] = data.DeepClone() });
        }
    }

    private static JsonObject? Delta(ChatChunks chunks, Dictionary<int, int> calls, int block, JsonObject delta) => delta switch
    {
        _ when delta["text"] is { } text => chunks.Text(text.ToString()),
        _ when delta["toolUse"] is JsonObject call && calls.TryGetValue(block, out var number) => chunks.CallArguments(number, call["input"]?.ToString() ?? string.Empty),
        _ when delta["reasoningContent"] is JsonObject thought && thought["text"] is { } text => chunks.Thought(text.ToString()),
        _ when delta["reasoningContent"] is JsonObject thought && thought["signature"] is { } signature => chunks.Signed(new JsonObject { ["type"] = "thinking", ["thinking"] = string.Empty, ["signature"] = signature.DeepClone() }),
        _ => null,
    };

    private static int Index(JsonObject data) => (int?)data["contentBlockIndex"] ?? 0;

    private static string FinishReason(string? reason) => reason switch
    {
        "max_tokens" or "model_context_window_exceeded" => "length",
        "tool_use" => "tool_calls",
        "guardrail_intervened" or "content_filtered" => "content_filter",
        _ => "stop",
    };

    // Tokens of the cache stand beside inputTokens here, and are part of the prompt there.
    private static ChatUsage Usage(JsonObject? usage)
    {
        long Count(string name) => (long?)usage?[name] ?? 0;
        var (read, written) = (Count("cacheReadInputTokens"), Count("cacheWriteInputTokens"));
        return new ChatUsage(Count("inputTokens") + read + written, Count("outputTokens"), read, written);
    }
}
