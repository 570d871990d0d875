using System.Text.Json.Nodes;
using Opik.Providers.Json;

namespace Opik.Providers.Protocols.Bedrock.Converse;

/// <summary>
/// Events of <c>ConverseStream</c>, put together to the answer of <c>Converse</c>. Nova streams the same events through
/// <c>InvokeModelWithResponseStream</c>, each below its name: <c>{"contentBlockDelta":{…}}</c>.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ConverseStream.html</remarks>
internal sealed class ConverseStream : StreamAggregate
{
    private readonly SortedDictionary<long, ConverseBlock> blocks = [];
    private readonly JsonObject rest = [];
    private string? role;

    public override void Add(string? type, JsonObject data)
    {
        switch (type)
        {
            case "messageStart":
                role = data.Text("role");
                break;
            case "contentBlockStart" when data.Object("start") is { } start:
                HasToken = true;
                Block(data).Start(start, this);
                break;
            case "contentBlockDelta" when data.Object("delta") is { } delta:
                HasToken = true;
                Block(data).Add(delta, this);
                break;
            case "messageStop":
                data.Remove("p");
                data.MoveTo(rest);
                break;
            case "metadata":
                // "p" is padding against guessing lengths.
                data.Remove("p");
                data.MoveTo(rest);
                IsComplete = true;
                break;
        }
    }

    public override JsonObject? ToResponse()
    {
        if (role is null && blocks.Count == 0 && rest.Count == 0)
            return null;
        var whole = (JsonObject)rest.DeepClone();
        var content = new JsonArray([.. blocks.Values.Select(static block => block.ToJson())]);
        whole["output"] = new JsonObject { ["message"] = new JsonObject { ["role"] = role ?? "assistant", ["content"] = content } };
        return whole;
    }

    private ConverseBlock Block(JsonObject data)
    {
        var index = data.Integer("contentBlockIndex") ?? 0;
        if (!blocks.TryGetValue(index, out var block))
            blocks[index] = block = new ConverseBlock();
        return block;
    }
}
