using System.Text;
using System.Text.Json.Nodes;
using Opik.Providers.Json;

namespace Opik.Providers.Protocols.Ollama;

/// <summary>Lines of a streamed answer; the last one has <c>"done":true</c> and the counters.</summary>
internal sealed class OllamaStream : StreamAggregate
{
    private static readonly string[] Pieces = ["content", "thinking"];
    private static readonly string[] Generated = ["response", "thinking"];
    private readonly Dictionary<string, StringBuilder> texts = new(StringComparer.Ordinal);
    private readonly JsonArray toolCalls = [];
    private JsonObject? response;
    private JsonObject? message;

    public override void Add(string? type, JsonObject data)
    {
        if (data.Text("error") is { } error)
        {
            Fail("ollama_error", error);
            return;
        }

        response ??= [];
        IsComplete |= data.Flag("done");
        if (data.Take("message") is JsonObject piece)
            AddMessage(piece);
        else
            AddTexts(Generated, data);
        data.MoveTo(response);
    }

    public override JsonObject? ToResponse()
    {
        if (response is null)
            return null;
        var whole = (JsonObject)response.DeepClone();
        var target = message is null ? whole : (JsonObject)message.DeepClone();
        foreach (var (name, text) in texts)
            target[name] = text.ToString();
        if (toolCalls.Count > 0)
            target["tool_calls"] = toolCalls.DeepClone();
        if (message is not null)
            whole["message"] = target;
        return whole;
    }

    private void AddMessage(JsonObject piece)
    {
        message ??= [];
        AddTexts(Pieces, piece);
        if (piece.Take("tool_calls") is JsonArray calls)
        {
            HasToken = true;
            foreach (var call in calls)
                {
                if (Keep(call) is { } kept)
                    toolCalls.Add(kept);
            }

        }

        piece.MoveTo(message);
    }

    private void AddTexts(string[] names, JsonObject data)
    {
        foreach (var name in names)
        {
            if (data.Take(name).AsText() is not { } piece)
                continue;
            if (!texts.TryGetValue(name, out var text))
                texts[name] = text = new StringBuilder();
            Append(text, piece);
        }
    }
}
