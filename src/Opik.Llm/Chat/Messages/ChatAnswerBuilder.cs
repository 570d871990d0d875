using System.Text.Json.Nodes;

namespace Opik.Llm;

/// <summary>Collects what a model answers, and writes it in the form of the OpenAI interface.</summary>
internal sealed class ChatAnswerBuilder(TimeProvider clock)
{
    private readonly List<string> _texts = [];
    private readonly List<string> _thoughts = [];
    private readonly JsonArray _calls = [];
    private readonly JsonArray _signed = [];

    public void AddText(string text) => _texts.Add(text);

    public void AddThought(string text) => _thoughts.Add(text);

    /// <summary>A thought as Anthropic has signed it; it is wanted back with the tool calls that follow from it.</summary>
    public void AddSigned(JsonObject block) => _signed.Add((JsonNode)block.DeepClone());

    /// <summary>Log-probabilities of the tokens, in the form of the OpenAI interface; null: none.</summary>
    public JsonObject? LogProbabilities { get; set; }

    public void AddCall(string id, string name, string arguments, string? signature = null) => _calls.Add((JsonNode)ChatChunks.Call(_calls.Count, id, name, arguments, signature, isChunk: false));

    public bool HasCalls => _calls.Count > 0;

    public JsonObject Build(string id, string model, string finishReason, ChatUsage usage)
    {
        var message = new JsonObject { ["role"] = "assistant", ["content"] = _texts.Count > 0 ? string.Concat(_texts) : HasCalls ? null : string.Empty };
        if (_thoughts.Count > 0)
            message["reasoning_content"] = string.Concat(_thoughts);
        if (_signed.Count > 0)
            message["thinking_blocks"] = _signed;
        if (HasCalls)
            message["tool_calls"] = _calls;
        var choice = new JsonObject { ["index"] = 0, ["message"] = message, ["finish_reason"] = finishReason };
        if (LogProbabilities is { } tokens)
            choice["logprobs"] = tokens;
        return new JsonObject
        {
            ["id"] = id,
            ["object"] = "chat.completion",
            ["created"] = clock.GetUtcNow().ToUnixTimeSeconds(),
            ["model"] = model,
            ["choices"] = new JsonArray(choice),
            ["usage"] = usage.ToJson(),
        };
    }
}
