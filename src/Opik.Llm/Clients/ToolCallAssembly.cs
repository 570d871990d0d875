using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Opik.Llm;

/// <summary>Puts tool calls together that come in pieces.</summary>
internal sealed class ToolCallAssembly
{
    private readonly SortedDictionary<int, Part> _calls = [];

    public bool Any => _calls.Count > 0;

    /// <summary>Takes <c>[{"index":0,"id":"c1","function":{"name":"f","arguments":"{\"a\""}}]</c>.</summary>
    public void Add(JsonArray pieces)
    {
        foreach (var piece in pieces.OfType<JsonObject>())
        {
            var index = piece["index"] is JsonValue number && number.TryGetValue<int>(out var place) ? place : _calls.Count;
            if (!_calls.TryGetValue(index, out var call))
                _calls[index] = call = new Part();
            call.Take(piece);
        }
    }

    public IEnumerable<FunctionCallContent> Contents() => _calls.Values.Select(static call => call.Content());

    /// <summary>A whole call. Arguments that are no JSON object are told by <see cref="FunctionCallContent.Exception"/>.</summary>
    public static FunctionCallContent Content(JsonObject call)
    {
        var part = new Part();
        part.Take(call);
        return part.Content();
    }

    private sealed class Part
    {
        private readonly StringBuilder _arguments = new();
        private string? _id;
        private string? _name;
        private string? _signature;

        public void Take(JsonObject piece)
        {
            if (piece["id"]?.ToString() is { Length: > 0 } id)
                _id ??= id;
            var function = piece["function"] as JsonObject;
            if (function?["name"]?.ToString() is { Length: > 0 } name)
                _name ??= name;
            // Ollama has answered an object for arguments.
            _arguments.Append(function?["arguments"] is JsonObject json ? json.ToJsonString(ChatJson.Options) : function?["arguments"]?.ToString());
            _signature ??= ((piece["extra_content"] as JsonObject)?["google"] as JsonObject)?["thought_signature"]?.ToString();
        }

        public FunctionCallContent Content()
        {
            var content = FunctionCallContent.CreateFromParsedArguments(_arguments.ToString(), _id ?? "call_" + Guid.NewGuid().ToString("N"), _name ?? string.Empty, ChatJson.ToArguments);
            if (_signature is not null)
                content.AdditionalProperties = new() { [ChatModelProperties.ThoughtSignature] = _signature };
            return content;
        }
    }
}
