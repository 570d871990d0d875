using System.Text;
using System.Text.Json.Nodes;

namespace Opik.Server.Features.ChatCompletions;

/// <summary>Puts the pieces of a streamed answer together, to what the model would have answered at once. Of several choices the first is kept.</summary>
internal sealed class StreamedAnswer
{
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _thought = new();
    private readonly SortedDictionary<int, JsonObject> _calls = [];
    private JsonNode? _id;
    private JsonNode? _model;
    private JsonNode? _usage;
    private string? _finish;

    /// <summary>Takes the next piece; returns the text that it adds, empty for a thought or a tool call, null for neither.</summary>
    public string? Add(JsonObject piece)
    {
        _id ??= piece["id"]?.DeepClone();
        _model ??= piece["model"]?.DeepClone();
        if (piece["usage"] is JsonObject usage)
            _usage = usage.DeepClone();
        if (piece["choices"] is not JsonArray { Count: > 0 } choices || choices[0] is not JsonObject choice)
            return null;
        _finish = Text(choice["finish_reason"]) ?? _finish;
        if (choice["delta"] is not JsonObject delta)
            return null;
        var text = Text(delta["content"]);
        _text.Append(text);
        var thought = Text(delta["reasoning_content"]);
        _thought.Append(thought);
        var calls = delta["tool_calls"] as JsonArray;
        foreach (var call in calls?.OfType<JsonObject>() ?? [])
            Add(call, call["index"] is JsonValue number && number.TryGetValue<int>(out var index) ? index : _calls.Count);
        return text ?? (thought is not null || calls is { Count: > 0 } ? string.Empty : null);
    }

    /// <summary>The answer in the form of the OpenAI interface.</summary>
    public JsonObject ToJson()
    {
        var message = new JsonObject { ["role"] = "assistant", ["content"] = _text.Length > 0 || _calls.Count == 0 ? _text.ToString() : null };
        if (_thought.Length > 0)
            message["reasoning_content"] = _thought.ToString();
        if (_calls.Count > 0)
            message["tool_calls"] = new JsonArray([.. _calls.Values.Select(static call => call.DeepClone())]);
        return new JsonObject
        {
            ["id"] = _id?.DeepClone(),
            ["model"] = _model?.DeepClone(),
            ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["message"] = message, ["finish_reason"] = _finish }),
            ["usage"] = _usage?.DeepClone(),
        };
    }

    // {"index":0,"id":"c1","type":"function","function":{"name":"f","arguments":"{\"a\""}}, then more of the arguments.
    private void Add(JsonObject piece, int index)
    {
        if (!_calls.TryGetValue(index, out var call))
        {
            var whole = (JsonObject)piece.DeepClone();
            whole.Remove("index");
            _calls[index] = whole;
            return;
        }

        if (piece["function"] is JsonObject more && call["function"] is JsonObject known)
            known["arguments"] = Text(known["arguments"]) + Text(more["arguments"]);
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
