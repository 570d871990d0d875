using System.Text;
using System.Text.Json.Nodes;
using Opik.Providers.Json;

namespace Opik.Providers.Protocols.OpenAi.Chat;

/// <summary>A tool call whose arguments arrive in pieces.</summary>
internal sealed class OpenAiToolCall
{
    private readonly JsonObject members = [];
    private readonly StringBuilder arguments = new();
    private string? name;

    public void Add(JsonObject piece, StreamAggregate stream)
    {
        piece.Remove("index");
        if (piece.Take("function") is JsonObject function)
        {
            name = function.Text("name") is { Length: > 0 } given ? given : name;
            // Some servers send the arguments as an object at once.
            stream.Append(arguments, function.Text("arguments") ?? function.Object("arguments")?.ToJsonString());
        }

        (stream.Keep(piece) as JsonObject)?.MoveTo(members);
    }

    public JsonObject ToJson()
    {
        var whole = (JsonObject)members.DeepClone();
        whole["function"] = new JsonObject { ["name"] = name, ["arguments"] = arguments.ToString() };
        return whole;
    }
}
