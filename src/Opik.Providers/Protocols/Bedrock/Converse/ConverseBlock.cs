using System.Text;
using System.Text.Json.Nodes;
using Opik.Providers.Json;

namespace Opik.Providers.Protocols.Bedrock.Converse;

/// <summary>One content block of a streamed message: text, tool use, reasoning, or a kind of its own.</summary>
internal sealed class ConverseBlock
{
    private readonly StringBuilder text = new();
    private readonly StringBuilder toolInput = new();
    private readonly StringBuilder reasoning = new();
    private readonly StringBuilder signature = new();
    private readonly JsonArray citations = [];
    private readonly JsonObject other = [];
    private JsonObject? tool;
    private JsonNode? redacted;

    public void Start(JsonObject start, StreamAggregate stream)
    {
        tool = start.Take("toolUse") as JsonObject ?? tool;
        (stream.Keep(start) as JsonObject)?.MoveTo(other);
    }

    public void Add(JsonObject delta, StreamAggregate stream)
    {
        stream.Append(text, delta.Take("text").AsText());
        if (delta.Take("toolUse") is JsonObject toolPiece)
        {
            tool ??= [];
            stream.Append(toolInput, toolPiece.Text("input"));
        }

        if (delta.Take("reasoningContent") is JsonObject thought)
        {
            stream.Append(reasoning, thought.Text("text"));
            stream.Append(signature, thought.Text("signature"));
            redacted = thought.Take("redactedContent") ?? redacted;
        }

        if (stream.Keep(delta.Take("citation")) is { } citation)
            citations.Add(citation);
        (stream.Keep(delta) as JsonObject)?.MoveTo(other);
    }

    public JsonObject ToJson()
    {
        if (tool is not null)
        {
            var whole = (JsonObject)tool.DeepClone();
            whole["input"] = toolInput.Length == 0 ? new JsonObject() : JsonBytes.ParseOrText(toolInput.ToString());
            return new JsonObject { ["toolUse"] = whole };
        }

        if (reasoning.Length > 0 || signature.Length > 0)
        {
            var thought = new JsonObject { ["text"] = reasoning.ToString() };
            if (signature.Length > 0)
                thought["signature"] = signature.ToString();
            return new JsonObject { ["reasoningContent"] = new JsonObject { ["reasoningText"] = thought } };
        }

        if (redacted is not null)
            return new JsonObject { ["reasoningContent"] = new JsonObject { ["redactedContent"] = redacted.DeepClone() } };
        if (citations.Count > 0)
            return new JsonObject { ["citationsContent"] = new JsonObject { ["content"] = new JsonArray(new JsonObject { ["text"] = text.ToString() }), ["citations"] = citations.DeepClone() } };
        if (text.Length == 0 && other.Count > 0)
            return (JsonObject)other.DeepClone();
        return new JsonObject { ["text"] = text.ToString() };
    }
}
