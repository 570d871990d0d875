using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Opik.Llm;

/// <summary>
/// Reads what a model thought: <c>reasoning_content</c> (DeepSeek, Anthropic and Gemini here), <c>reasoning</c> (OpenRouter,
/// Groq), or blocks that Anthropic has signed, <c>{"thinking_blocks":[{"thinking":"…","signature":"…"}]}</c>.
/// </summary>
internal static class ThoughtReader
{
    public static List<AIContent> Read(JsonObject message)
    {
        if (message["thinking_blocks"] is JsonArray { Count: > 0 } blocks)
            return [.. blocks.OfType<JsonObject>().Select(Signed)];
        return Text(message) is { Length: > 0 } thought ? [new TextReasoningContent(thought)] : [];
    }

    // {"type":"redacted_thinking","data":"…"}: thoughts that nobody but the model may read.
    private static TextReasoningContent Signed(JsonObject block) => block["data"] is { } data
        ? new TextReasoningContent(null) { ProtectedData = data.ToString(), AdditionalProperties = new() { ["redacted"] = true } }
        : new TextReasoningContent(block["thinking"]?.ToString()) { ProtectedData = block["signature"]?.ToString() };

    public static string? Text(JsonObject message) => (message["reasoning_content"] ?? message["reasoning"]) is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>The signature that ends a thought in a stream.</summary>
    public static string? Signature(JsonObject delta) => delta["thinking_blocks"] is JsonArray { Count: > 0 } blocks ? blocks[0]?["signature"]?.ToString() : null;
}
