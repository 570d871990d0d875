using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Llm;

namespace Opik.Server.Features.ChatCompletions;

/// <summary>Reads the body of a chat completion.</summary>
internal static class ChatBody
{
    /// <summary>No provider nests deeper.</summary>
    private const int MaxDepth = 64;

    /// <exception cref="JsonException">It is no JSON object, too deep, or names a member twice.</exception>
    /// <exception cref="ChatException">It lacks a model or messages.</exception>
    public static ChatRequest Read(ref Utf8JsonReader reader)
    {
        if (JsonNode.Parse(ref reader) is not JsonObject json)
            throw new JsonException("The body must be a JSON object.");
        try
        {
            Check(json, 0);
        }
        catch (ArgumentException twice)
        {
            throw new JsonException(twice.Message, twice);
        }

        ChatRequestNames.Normalize(json);
        var request = new ChatRequest(json);
        CheckMessages((JsonArray)json["messages"]!);
        return request;
    }

    /// <summary>What the document requires of messages; the rest is the provider's to judge.</summary>
    /// <exception cref="ChatException">One of them breaks a rule.</exception>
    internal static void CheckMessages(JsonArray messages)
    {
        foreach (var message in messages)
            CheckMessage(message);
    }

    private static void CheckMessage(JsonNode? node)
    {
        if (node is not JsonObject message)
            throw new ChatException(400, "messages must be objects");
        if (message["role"] is not JsonValue role || !role.TryGetValue<string>(out var name) || string.IsNullOrWhiteSpace(name))
            throw new ChatException(400, "messages.role must not be blank");
        if (message["content"] is null && message["tool_calls"] is null && message["function_call"] is null)
            throw new ChatException(400, "messages.content must not be null");
        if (message["content"] is JsonArray parts && parts.Any(static part => part is null or JsonArray))
            throw new ChatException(400, "messages.content must be text or a list of parts");
    }

    /// <summary>A node finds a member that is there twice when it is first looked into: better now than in the middle of a call.</summary>
    internal static void Check(JsonNode? node, int depth)
    {
        if (depth > MaxDepth)
            throw new JsonException($"The body is nested deeper than {MaxDepth} levels.");
        switch (node)
        {
            case JsonObject json:
                foreach (var (_, value) in json)
                    Check(value, depth + 1);
                break;
            case JsonArray list:
                foreach (var value in list)
                    Check(value, depth + 1);
                break;
            case JsonValue value:
                // Half a surrogate pair is found when the text is looked at.
                value.TryGetValue<string>(out _);
                break;
        }
    }
}
