using System.Text.Json.Nodes;

namespace Opik.Llm;

/// <summary>Writes the pieces of a streamed answer in the form of the OpenAI interface.</summary>
internal sealed class ChatChunks(TimeProvider clock, string model)
{
    private readonly long _created = clock.GetUtcNow().ToUnixTimeSeconds();
    private bool _begun;

    /// <summary>Id of the answer; set it before the first piece.</summary>
    public string Id { get; set; } = "chatcmpl-" + Guid.NewGuid().ToString("N");

    /// <summary>The model that answers.</summary>
    public string Model { get; set; } = model;

    public JsonObject Text(string text) => Delta(new JsonObject { ["content"] = text });

    public JsonObject Thought(string text) => Delta(new JsonObject { ["reasoning_content"] = text });

    /// <summary>The signature of a thought that has ended.</summary>
    public JsonObject Signed(JsonObject block) => Delta(new JsonObject { ["thinking_blocks"] = new JsonArray(block) });

    /// <summary>Log-probabilities of the tokens since the last ones.</summary>
    public JsonObject LogProbabilities(JsonObject tokens)
    {
        var piece = Delta([]);
        piece["choices"]![0]!["logprobs"] = tokens;
        return piece;
    }

    /// <summary>The begin of a tool call; arguments may follow in pieces.</summary>
    public JsonObject CallBegin(int index, string id, string name, string arguments, string? signature = null) =>
        Delta(new JsonObject { ["tool_calls"] = new JsonArray(Call(index, id, name, arguments, signature, isChunk: true)) });

    /// <summary>More of the arguments of a tool call.</summary>
    public JsonObject CallArguments(int index, string arguments) =>
        Delta(new JsonObject { ["tool_calls"] = new JsonArray(new JsonObject { ["index"] = index, ["function"] = new JsonObject { ["arguments"] = arguments } }) });

    public JsonObject Finish(string reason) => Piece(new JsonArray(new JsonObject { ["index"] = 0, ["delta"] = new JsonObject(), ["finish_reason"] = reason }));

    /// <summary>The last piece, without a choice, where the client asked for it.</summary>
    public JsonObject Usage(ChatUsage usage)
    {
        var piece = Piece([]);
        piece["usage"] = usage.ToJson();
        return piece;
    }

    public static JsonObject Call(int index, string id, string name, string arguments, string? signature, bool isChunk)
    {
        var call = new JsonObject { ["id"] = id, ["type"] = "function", ["function"] = new JsonObject { ["name"] = name, ["arguments"] = arguments } };
        if (isChunk)
            call["index"] = index;
        if (signature is not null)
            call["extra_content"] = new JsonObject { ["google"] = new JsonObject { ["thought_signature"] = signature } };
        return call;
    }

    private JsonObject Delta(JsonObject delta)
    {
        if (!_begun)
        {
            _begun = true;
            delta["role"] = "assistant";
        }

        return Piece(new JsonArray(new JsonObject { ["index"] = 0, ["delta"] = delta, ["finish_reason"] = null }));
    }

    private JsonObject Piece(JsonArray choices) => new()
    {
        ["id"] = Id,
        ["object"] = "chat.completion.chunk",
        ["created"] = _created,
        ["model"] = Model,
        ["choices"] = choices,
    };
}
