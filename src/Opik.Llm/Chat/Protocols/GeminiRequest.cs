using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opik.Llm;

/// <summary>Writes a request as generateContent wants it.</summary>
internal static class GeminiRequest
{
    private static readonly (string From, string To)[] Numbers =
    [
        ("temperature", "temperature"),
        ("top_p", "topP"),
        ("top_k", "topK"),
        ("seed", "seed"),
        ("presence_penalty", "presencePenalty"),
        ("frequency_penalty", "frequencyPenalty"),
    ];

    // Tokens of thought that an effort stands for, as Google's OpenAI-compatible interface counts them.
    private static readonly Dictionary<string, int> ThinkingTokens = new(StringComparer.Ordinal) { ["none"] = 0, ["minimal"] = 1024, ["low"] = 1024, ["medium"] = 8192, ["high"] = 24_576 };

    /// <param name="request">The request.</param>
    /// <param name="takesLogProbabilities">Whether log-probabilities may be asked for: Vertex AI gives them, AI Studio refuses calls that want them.</param>
    public static JsonObject Write(ChatRequest request, bool takesLogProbabilities)
    {
        var messages = request.Messages();
        var body = new JsonObject { ["contents"] = Turns(messages) };
        var system = string.Join("\n\n", messages.Where(message => message.Role == RequestRole.System).Select(message => message.Text));
        if (system.Length > 0)
            body["systemInstruction"] = new JsonObject { ["parts"] = new JsonArray(Text(system)) };
        var configuration = Configuration(request);
        if (takesLogProbabilities && request.Flag("logprobs"))
        {
            configuration["responseLogprobs"] = true;
            if (request.Number("top_logprobs") is { } alternatives and > 0)
                configuration["logprobs"] = (int)alternatives;
        }

        if (configuration.Count > 0)
            body["generationConfig"] = configuration;
        AddTools(body, request);
        return body;
    }

    private static JsonArray Turns(IReadOnlyList<RequestMessage> messages)
    {
        // A result names its tool here, and its call there.
        var tools = messages.SelectMany(message => message.ToolCalls).GroupBy(call => call.Id, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Name, StringComparer.Ordinal);
        var turns = new JsonArray();
        foreach (var message in messages.Where(message => message.Role != RequestRole.System))
        {
            var role = message.Role == RequestRole.Assistant ? "model" : "user";
            if (turns.Count == 0 || turns[^1]!["role"]!.ToString() != role)
                turns.Add((JsonNode)new JsonObject { ["role"] = role, ["parts"] = new JsonArray() });
            var parts = (JsonArray)turns[^1]!["parts"]!;
            foreach (var part in message.Role == RequestRole.Tool ? [Result(message, tools)] : message.Parts.Select(Part).Concat(message.ToolCalls.Select(Call)))
                parts.Add(part);
        }

        return turns.Count > 0 ? turns : throw ChatException.BadRequest("Gemini models need at least one message that is not a system message");
    }

    private static JsonNode Text(string text) => new JsonObject { ["text"] = text };

    private static JsonNode Part(ChatPart part) => part switch
    {
        ChatTextPart text => Text(text.Text),
        ChatMediaPart { Base64: { } data } media => new JsonObject { ["inlineData"] = new JsonObject { ["mimeType"] = media.MediaType, ["data"] = data } },
        ChatMediaPart media => new JsonObject { ["fileData"] = new JsonObject { ["mimeType"] = media.MediaType ?? "image/jpeg", ["fileUri"] = media.Address } },
        _ => throw new InvalidOperationException("A part of an unknown kind."),
    };

    private static JsonNode Call(ChatToolCall call)
    {
        var part = new JsonObject { ["functionCall"] = new JsonObject { ["name"] = call.Name, ["args"] = call.Arguments } };
        if (call.Signature is { } signature)
            part["thoughtSignature"] = signature;
        return part;
    }

    private static JsonNode Result(RequestMessage message, Dictionary<string, string> tools)
    {
        if (message.ToolCallId is not { } id || !tools.TryGetValue(id, out var name))
            throw ChatException.BadRequest($"tool_call_id '{message.ToolCallId}' is of no tool call in the conversation");
        return new JsonObject { ["functionResponse"] = new JsonObject { ["name"] = name, ["response"] = Response(message.Text) } };
    }

    // An object is wanted; most tools answer text.
    private static JsonObject Response(string text)
    {
        try
        {
            if (JsonNode.Parse(text) is JsonObject json)
                return json;
        }
        catch (JsonException)
        {
            // Plain text.
        }

        return new JsonObject { ["result"] = text };
    }

    private static JsonObject Configuration(ChatRequest request)
    {
        var configuration = new JsonObject();
        foreach (var (from, to) in Numbers)
        {
            if (request.Member(from) is { } value)
                configuration[to] = value;
        }

        if (request.MaxTokens is { } limit)
            configuration["maxOutputTokens"] = limit;
        if (request.Stops is { } stops)
            configuration["stopSequences"] = stops;
        if (request.WantsJson)
            configuration["responseMimeType"] = "application/json";
        if (request.Schema is { } schema)
            configuration["responseJsonSchema"] = schema;
        if (request.Text("reasoning_effort") is { } effort && ThinkingTokens.TryGetValue(effort, out var budget))
        {
            // Since Gemini 3 a level replaces the number of tokens.
            configuration["thinkingConfig"] = request.Model.StartsWith("gemini-2", StringComparison.Ordinal)
                ? new JsonObject { ["thinkingBudget"] = budget }
                : new JsonObject { ["thinkingLevel"] = budget > 1024 ? "high" : "low" };
        }

        return configuration;
    }

    private static void AddTools(JsonObject body, ChatRequest request)
    {
        var tools = request.Tools();
        if (tools.Count == 0)
            return;
        body["tools"] = new JsonArray(new JsonObject { ["functionDeclarations"] = new JsonArray([.. tools.Select(Declaration)]) });
        var calling = request.Member("tool_choice") switch
        {
            JsonObject named when named["function"] is JsonObject function => new JsonObject { ["mode"] = "ANY", ["allowedFunctionNames"] = new JsonArray(function["name"]?.DeepClone()) },
            JsonValue value when value.ToString() is "required" => new JsonObject { ["mode"] = "ANY" },
            JsonValue value when value.ToString() is "none" => new JsonObject { ["mode"] = "NONE" },
            _ => null,
        };
        if (calling is not null)
            body["toolConfig"] = new JsonObject { ["functionCallingConfig"] = calling };
    }

    private static JsonNode Declaration(ChatTool tool)
    {
        var declaration = new JsonObject { ["name"] = tool.Name };
        if (tool.Description is { } description)
            declaration["description"] = description;
        if (tool.Parameters is { } parameters)
            declaration["parametersJsonSchema"] = parameters;
        return declaration;
    }
}
