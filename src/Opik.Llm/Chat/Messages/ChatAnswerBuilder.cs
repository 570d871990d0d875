using System.Text.Json.Nodes;

namespace Opik.Llm;

/// <summary>Collects what a model answers, and writes it in the form of the OpenAI interface.</summary>
internal sealed class ChatAnswerBuilder(TimeProvider clock)
{
    private readonly List<string> _texts = [];
    private readonly List<string> _thoughts = [];
    private readonly JsonArray _calls = [];

    public void AddText(string text) => _texts.Add(text);

    public void AddThought(string text) => _thoughts.Add(text);

    public void AddCall(string id, string name, string arguments, string? signature = null) => _calls.Add((JsonNode)ChatChunks.Call(_calls.Count, id, name, arguments, signature, isChunk: false));

    public bool HasCalls => _calls.Count > 0;

    public JsonObject Build(string id, string model, string finishReason, ChatUsage usage)
    {
        var message = new JsonObject { ["role"] = "assistant", ["content"] = _texts.Count > 0 ? string.Concat(_texts) : HasCalls ? null : string.Empty };
        if (_thoughts.Count > 0)
            message["reasoning_content"] = string.Concat(_thoughts);
        if (HasCalls)
            message["tool_calls"] = _calls;
        return new JsonObject
        {
            ["id"] = id,
            ["object"] = "chat.completion",
            ["created"] = clock.GetUtcNow().ToUnixTimeSeconds(),
            ["model"] = model,
            ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["message"] = message, ["finish_reason"] = finishReason }),
            ["usage"] = usage.ToJson(),
        };
    }
}
