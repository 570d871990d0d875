using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Opik.Llm;

/// <summary>Reads the pieces of one streamed answer. Tool calls, usage, log-probabilities and cost come with the last update.</summary>
internal sealed class ChatUpdateReader(ChatResponseReader reader)
{
    private readonly ToolCallAssembly _calls = new();
    private readonly List<TokenLogProbability> _tokens = [];
    private JsonObject? _last;
    private JsonObject? _usage;
    private ChatFinishReason? _finish;

    /// <summary>Text and thoughts of a piece; null: it has none.</summary>
    public ChatResponseUpdate? Read(JsonObject piece)
    {
        _last = piece;
        _usage = piece["usage"] as JsonObject ?? _usage;
        if (piece["choices"] is not JsonArray { Count: > 0 } choices || choices[0] is not JsonObject choice)
            return null;
        _finish = ChatResponseReader.FinishReason(choice) ?? _finish;
        _tokens.AddRange(LogProbabilities.Read(choice));
        if (choice["delta"] is not JsonObject delta)
            return null;
        if (delta["tool_calls"] is JsonArray calls)
            _calls.Add(calls);
        var contents = new List<AIContent>();
        if (ThoughtReader.Text(delta) is { Length: > 0 } thought)
            contents.Add(new TextReasoningContent(thought));
        if (ThoughtReader.Signature(delta) is { } signature)
            contents.Add(new TextReasoningContent(string.Empty) { ProtectedData = signature });
        if (ChatResponseReader.Text(delta["content"]) is { Length: > 0 } text)
            contents.Add(new TextContent(text));
        return contents.Count > 0 ? Update(piece, contents) : null;
    }

    /// <summary>The last update; null: the stream was empty.</summary>
    public ChatResponseUpdate? End()
    {
        if (_last is null)
            return null;
        List<AIContent> contents = [.. _calls.Contents()];
        if (ChatUsageReader.Read(_usage) is { } usage)
            contents.Add(new UsageContent(usage));
        var update = Update(_last, contents);
        // Properties of an update with a message id become the message's; these are the response's.
        (update.MessageId, update.Role) = (null, null);
        update.FinishReason = _finish ?? (_calls.Any ? ChatFinishReason.ToolCalls : null);
        update.AdditionalProperties = ChatResponseReader.Properties(_last);
        if (_tokens.Count > 0)
            update.AdditionalProperties[ChatModelProperties.LogProbabilities] = _tokens;
        if (_usage is not null && reader.Cost(new JsonObject { ["model"] = reader.ModelOf(_last), ["usage"] = _usage.DeepClone() }) is { } cost)
            update.AdditionalProperties[ChatModelProperties.TotalCost] = cost;
        return update;
    }

    private ChatResponseUpdate Update(JsonObject piece, List<AIContent> contents)
    {
        var id = piece["id"]?.ToString();
        return new ChatResponseUpdate(ChatRole.Assistant, contents)
        {
            ResponseId = id,
            MessageId = id,
            ModelId = reader.ModelOf(piece),
            CreatedAt = ChatResponseReader.CreatedAt(piece),
            RawRepresentation = piece,
        };
    }
}
