using System.Text.Json.Nodes;
using Opik.Providers.Json;

namespace Opik.Providers.Protocols.Anthropic;

/// <summary>Events of a streamed message, put together to the message.</summary>
/// <remarks>https://docs.anthropic.com/en/docs/build-with-claude/streaming</remarks>
internal sealed class AnthropicStream : StreamAggregate
{
    private readonly SortedDictionary<long, AnthropicBlock> blocks = [];
    private JsonObject? message;

    public override void Add(string? type, JsonObject data)
    {
        switch (data.Text("type") ?? type)
        {
            case "message_start":
                message = data.Take("message") as JsonObject;
                break;
            case "content_block_start" when Keep(data.Take("content_block")) is JsonObject block:
                HasToken = true;
                blocks[data.Integer("index") ?? blocks.Count] = new AnthropicBlock(block);
                break;
            case "content_block_delta" when data.Object("delta") is { } delta && blocks.TryGetValue(data.Integer("index") ?? 0, out var block):
                block.Add(delta, this);
                break;
            case "message_delta":
                AddDelta(data);
                break;
            case "message_stop":
                IsComplete = true;
                break;
            case "error":
                Fail(data.Object("error").Text("type") ?? "error", data.Object("error").Text("message"));
                break;
        }
    }

    public override JsonObject? ToResponse()
    {
        if (message is null)
            return null;
        var whole = (JsonObject)message.DeepClone();
        whole["content"] = new JsonArray([.. blocks.Values.Select(static block => block.ToJson())]);
        return whole;
    }

    // {"delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":15}}: counters are totals, not differences.
    private void AddDelta(JsonObject data)
    {
        message ??= [];
        if (data.Take("delta") is JsonObject delta)
            delta.MoveTo(message);
        if (data.Take("usage") is not JsonObject usage)
            return;
        if (message.Object("usage") is { } known)
            usage.MoveTo(known);
        else
            message["usage"] = usage;
    }
}
