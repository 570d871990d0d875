using System.Text.Json.Nodes;

namespace Opik.Llm;

/// <summary>Writes a request as the Messages interface of Anthropic wants it.</summary>
internal static class AnthropicRequest
{
    /// <summary>The interface insists on a limit; the documented one where nobody chose.</summary>
    private const int DefaultMaxTokens = 4000;

    private static readonly Dictionary<string, int> ThinkingTokens = new(StringComparer.Ordinal) { ["low"] = 1024, ["medium"] = 4096, ["high"] = 16_384 };

    public static JsonObject Write(ChatRequest request)
    {
        var messages = request.Messages();
        var body = new JsonObject
        {
            ["model"] = request.Model,
            ["max_tokens"] = request.MaxTokens ?? DefaultMaxTokens,
            ["messages"] = Turns(messages),
        };
        if (System(request, messages) is { Length: > 0 } system)
            body["system"] = system;
        // OpenAI's scale ends at 2, this one at 1. Newer models refuse both at once; the temperature is what people set.
        if (request.Number("temperature") is { } temperature)
            body["temperature"] = Math.Min(temperature, 1);
        else if (request.Member("top_p") is { } topP)
            body["top_p"] = topP;
        if (request.Member("top_k") is { } topK)
            body["top_k"] = topK;
        if (request.Stops is { } stops)
            body["stop_sequences"] = stops;
        if (request.IsStream)
            body["stream"] = true;
        if (request.Text("user") is { } user)
            body["metadata"] = new JsonObject { ["user_id"] = user };
        AddTools(body, request);
        AddThinking(body, request);
        return body;
    }

    private static string System(ChatRequest request, IReadOnlyList<RequestMessage> messages)
    {
        var texts = messages.Where(message => message.Role == RequestRole.System).Select(message => message.Text);
        // There is no switch for JSON that all models know; they follow an instruction.
        if (request.Schema is { } schema)
            texts = texts.Append($"Answer with one JSON value and nothing else, no code fence. It follows this JSON schema:\n{schema.ToJsonString(ChatJson.Options)}");
        else if (request.WantsJson)
            texts = texts.Append("Answer with one JSON object and nothing else, no code fence.");
        return string.Join("\n\n", texts);
    }

    // Roles alternate: messages of the same side in a row, and results of tools, are one turn.
    private static JsonArray Turns(IReadOnlyList<RequestMessage> messages)
    {
        var turns = new JsonArray();
        foreach (var message in messages.Where(message => message.Role != RequestRole.System))
        {
            var role = message.Role == RequestRole.Assistant ? "assistant" : "user";
            if (turns.Count == 0 || turns[^1]!["role"]!.ToString() != role)
                turns.Add((JsonNode)new JsonObject { ["role"] = role, ["content"] = new JsonArray() });
            var content = (JsonArray)turns[^1]!["content"]!;
            foreach (var block in Blocks(message))
                content.Add(block);
        }

        if (turns.Count == 0)
            throw ChatException.BadRequest("Anthropic models need at least one message that is not a system message");
        return turns;
    }

    private static IEnumerable<JsonNode> Blocks(RequestMessage message)
    {
        if (message.Role == RequestRole.Tool)
            return [new JsonObject { ["type"] = "tool_result", ["tool_use_id"] = message.ToolCallId, ["content"] = new JsonArray([.. message.Parts.Select(Block)]) }];
        return message.Parts.Select(Block).Concat(message.ToolCalls.Select(call => new JsonObject { ["type"] = "tool_use", ["id"] = call.Id, ["name"] = call.Name, ["input"] = call.Arguments }));
    }

    private static JsonNode Block(ChatPart part) => part switch
    {
        ChatTextPart text => new JsonObject { ["type"] = "text", ["text"] = text.Text },
        ChatMediaPart { MediaType: "application/pdf" } document => new JsonObject { ["type"] = "document", ["source"] = Source(document) },
        ChatMediaPart media when media.MediaType is null || media.MediaType.StartsWith("image/", StringComparison.Ordinal) => new JsonObject { ["type"] = "image", ["source"] = Source(media) },
        ChatMediaPart media => throw ChatException.BadRequest($"Anthropic models do not take content of type {media.MediaType}"),
        _ => throw new InvalidOperationException("A part of an unknown kind."),
    };

    private static JsonObject Source(ChatMediaPart media) => media.Base64 is { } data
        ? new JsonObject { ["type"] = "base64", ["media_type"] = media.MediaType, ["data"] = data }
        : new JsonObject { ["type"] = "url", ["url"] = media.Address };

    private static void AddTools(JsonObject body, ChatRequest request)
    {
        var tools = request.Tools();
        if (tools.Count == 0)
            return;
        body["tools"] = new JsonArray([.. tools.Select(tool =>
        {
            var json = new JsonObject { ["name"] = tool.Name, ["input_schema"] = tool.Parameters ?? new JsonObject { ["type"] = "object" } };
            if (tool.Description is { } description)
                json["description"] = description;
            return json;
        })]);
        var choice = request.Member("tool_choice") switch
        {
            JsonObject named when named["function"] is JsonObject function => new JsonObject { ["type"] = "tool", ["name"] = function["name"]?.DeepClone() },
            JsonValue value when value.ToString() is "required" => new JsonObject { ["type"] = "any" },
            JsonValue value when value.ToString() is "none" => new JsonObject { ["type"] = "none" },
            _ => new JsonObject { ["type"] = "auto" },
        };
        if (request.Member("parallel_tool_calls") is JsonValue parallel && parallel.TryGetValue<bool>(out var allowed) && !allowed && choice["type"]!.ToString() != "none")
            choice["disable_parallel_tool_use"] = true;
        body["tool_choice"] = choice;
    }

    // Anthropic's own members win over the effort of the OpenAI interface. Thoughts count as output, and models that think
    // refuse a temperature.
    private static void AddThinking(JsonObject body, ChatRequest request)
    {
        foreach (var name in (string[])["thinking", "output_config"])
        {
            if (request.Member(name) is { } own)
                body[name] = own;
        }

        if (body["thinking"] is null && request.Text("reasoning_effort") is { } effort && ThinkingTokens.TryGetValue(effort, out var budget))
        {
            body["thinking"] = new JsonObject { ["type"] = "enabled", ["budget_tokens"] = budget };
            body["max_tokens"] = (request.MaxTokens ?? DefaultMaxTokens) + budget;
        }

        if (body["thinking"] is JsonObject thinking && thinking["type"]?.ToString() != "disabled")
        {
            body.Remove("temperature");
            body.Remove("top_k");
        }
    }
}
