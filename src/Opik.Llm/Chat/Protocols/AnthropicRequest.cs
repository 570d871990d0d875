using System.Text.Json.Nodes;

namespace Opik.Llm;

/// <summary>Writes a request as the Messages interface of Anthropic wants it.</summary>
internal static class AnthropicRequest
{
    /// <summary>The interface insists on a limit; the documented one where nobody chose.</summary>
    internal const int DefaultMaxTokens = 4000;

    public static JsonObject Write(ChatRequest request)
    {
        var messages = request.Messages();
        var model = ClaudeModel.Parse(request.Model);
        var schema = ClaudeSchema.For(model, request.Schema);
        var body = new JsonObject
        {
            ["model"] = request.Model,
            ["max_tokens"] = request.MaxTokens ?? DefaultMaxTokens,
            ["messages"] = Turns(messages),
        };
        if (System(request, messages, schema is not null) is { Length: > 0 } system)
            body["system"] = system;
        if (model.TakesSampling)
            AddSampling(body, request);
        if (request.Stops is { } stops)
            body["stop_sequences"] = stops;
        if (request.IsStream)
            body["stream"] = true;
        if (request.Text("user") is { } user)
            body["metadata"] = new JsonObject { ["user_id"] = user };
        AddTools(body, request);
        AnthropicThinking.Add(body, request, model, DefaultMaxTokens);
        if (schema is not null)
        {
            body["output_config"] ??= new JsonObject();
            body["output_config"]!["format"] ??= new JsonObject { ["type"] = "json_schema", ["schema"] = schema };
        }

        return body;
    }

    // OpenAI's scale ends at 2, this one at 1. Newer models refuse both at once; the temperature is what people set.
    private static void AddSampling(JsonObject body, ChatRequest request)
    {
        if (request.Number("temperature") is { } temperature)
            body["temperature"] = Math.Min(temperature, 1);
        else if (request.Member("top_p") is { } topP)
            body["top_p"] = topP;
        if (request.Member("top_k") is { } topK)
            body["top_k"] = topK;
    }

    private static string System(ChatRequest request, IReadOnlyList<RequestMessage> messages, bool isHeldToSchema)
    {
        var texts = messages.Where(message => message.Role == RequestRole.System).Select(message => message.Text);
        // Older models have no switch for JSON, and none has one for JSON without a schema; they follow an instruction.
        if (!isHeldToSchema && SchemaInstruction.For(request.Schema, request.WantsJson) is { } instruction)
            texts = texts.Append(instruction);
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
        return message.Thoughts.Select(JsonNode (thought) => thought).Concat(message.Parts.Select(Block)).Concat(message.ToolCalls.Select(call => new JsonObject { ["type"] = "tool_use", ["id"] = call.Id, ["name"] = call.Name, ["input"] = call.Arguments }));
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
}
