using System.Text;
using System.Text.Json.Nodes;
using Opik.Providers.Json;

namespace Opik.Providers.Protocols.OpenAi.Chat;

/// <summary>One choice of a streamed chat completion.</summary>
internal sealed class OpenAiChoice(long index)
{
    // Members of a delta that come in pieces; reasoning is called differently from server to server.
    private static readonly string[] Pieces = ["content", "refusal", "reasoning_content", "reasoning"];
    private readonly Dictionary<string, StringBuilder> texts = new(StringComparer.Ordinal);
    private readonly SortedDictionary<long, OpenAiToolCall> toolCalls = [];
    private readonly JsonObject message = new() { ["role"] = "assistant", ["content"] = null };
    private readonly JsonArray logprobs = [];
    private OpenAiToolCall? function;
    private JsonNode? finishReason;

    public void Add(JsonObject choice, StreamAggregate stream)
    {
        if (choice.Take("finish_reason") is { } reason)
            finishReason = reason;
        foreach (var item in choice.Object("logprobs").Array("content") ?? [])
        {
            if (stream.Keep(item) is { } kept)
                logprobs.Add(kept);
        }

        if (choice.Take("delta") is not JsonObject delta)
            return;
        foreach (var name in Pieces)
            AddText(name, delta.Take(name), stream);
        if (delta.Take("tool_calls") is JsonArray calls)
        {
            stream.Arrived();
            foreach (var (position, call) in calls.OfType<JsonObject>().Index())
                ToolCall(call.Integer("index") ?? position).Add(call, stream);
        }

        if (delta.Take("function_call") is JsonObject called)
            (function ??= new OpenAiToolCall()).Add(new JsonObject { ["function"] = called }, stream);
        delta.MoveTo(message);
    }

    public JsonObject ToJson()
    {
        var whole = (JsonObject)message.DeepClone();
        foreach (var (name, text) in texts)
            whole[name] = text.ToString();
        if (toolCalls.Count > 0)
            whole["tool_calls"] = new JsonArray([.. toolCalls.Values.Select(static call => call.ToJson())]);
        if (function is not null)
            whole["function_call"] = function.ToJson()["function"]!.DeepClone();
        var choice = new JsonObject { ["index"] = index, ["message"] = whole, ["finish_reason"] = finishReason?.DeepClone() };
        if (logprobs.Count > 0)
            choice["logprobs"] = new JsonObject { ["content"] = logprobs.DeepClone() };
        return choice;
    }

    // Mistral streams content as a list of parts when it reasons: kept as they are, one after the other.
    private void AddText(string name, JsonNode? value, StreamAggregate stream)
    {
        if (value is JsonArray parts)
        {
            if (message[name] is not JsonArray kept)
                message[name] = kept = [];
            foreach (var part in parts)
            {
                if (stream.Keep(part) is { } copy)
                    kept.Add(copy);
            }
        }
        else if (value.AsText() is { } text)
        {
            if (!texts.TryGetValue(name, out var builder))
                texts[name] = builder = new StringBuilder();
            stream.Append(builder, text);
        }
    }

    // A server that gives no index tells the calls of one delta apart by their order.
    private OpenAiToolCall ToolCall(long position)
    {
        if (!toolCalls.TryGetValue(position, out var call))
            toolCalls[position] = call = new OpenAiToolCall();
        return call;
    }
}
