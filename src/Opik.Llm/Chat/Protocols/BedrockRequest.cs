using System.Text.Json.Nodes;

namespace Opik.Llm;

/// <summary>Writes a request as Converse wants it.</summary>
internal static class BedrockRequest
{
    public static JsonObject Write(ChatRequest request)
    {
        var messages = request.Messages();
        var model = ClaudeModel.Parse(request.Model);
        var schema = ClaudeSchema.For(model, request.Schema);
        var body = new JsonObject { ["messages"] = BedrockMessages.Write(messages) };
        var system = messages.Where(message => message.Role == RequestRole.System).Select(message => message.Text);
        if (schema is null && SchemaInstruction.For(request.Schema, request.WantsJson) is { } instruction)
            system = system.Append(instruction);
        if (system.Where(static text => text.Length > 0).ToArray() is { Length: > 0 } texts)
            body["system"] = new JsonArray([.. texts.Select(JsonNode (text) => new JsonObject { ["text"] = text })]);
        if (Configuration(request, model) is { Count: > 0 } configuration)
            body["inferenceConfig"] = configuration;
        BedrockTools.Add(body, request);
        if (schema is not null)
            body["outputConfig"] = Format(schema);
        if (Additional(request, model, body) is { Count: > 0 } additional)
            body["additionalModelRequestFields"] = additional;
        return body;
    }

    private static JsonObject Configuration(ChatRequest request, ClaudeModel model)
    {
        var configuration = new JsonObject();
        if (request.MaxTokens is { } limit)
            configuration["maxTokens"] = limit;
        if (request.Stops is { } stops)
            configuration["stopSequences"] = stops;
        if (model.IsClaude && !model.TakesSampling)
            return configuration;
        if (request.Number("temperature") is { } temperature)
            configuration["temperature"] = Math.Min(temperature, 1);
        // Newer Claude models refuse the pair.
        if (request.Member("top_p") is { } topP && !(model.IsClaude && configuration.ContainsKey("temperature")))
            configuration["topP"] = topP;
        return configuration;
    }

    // The schema is a text here.
    private static JsonObject Format(JsonObject schema) => new()
    {
        ["textFormat"] = new JsonObject
        {
            ["type"] = "json_schema",
            ["structure"] = new JsonObject { ["jsonSchema"] = new JsonObject { ["name"] = "answer", ["schema"] = schema.ToJsonString(ChatJson.Options) } },
        },
    };

    // What only some models know goes to them as it is.
    private static JsonObject Additional(ChatRequest request, ClaudeModel model, JsonObject body)
    {
        if (!model.IsClaude)
            return OpenAiModel.Parse(request.Model).IsReasoning && request.Text("reasoning_effort") is { } effort ? new JsonObject { ["reasoning_effort"] = effort } : [];
        var additional = new JsonObject();
        if (model.TakesSampling && request.Member("top_k") is { } topK)
            additional["top_k"] = topK;
        AnthropicThinking.Add(additional, request, model, AnthropicRequest.DefaultMaxTokens);
        if (additional["max_tokens"] is { } limit)
        {
            additional.Remove("max_tokens");
            body["inferenceConfig"] ??= new JsonObject();
            body["inferenceConfig"]!["maxTokens"] = limit.DeepClone();
        }

        if (additional["thinking"] is not null)
            (body["inferenceConfig"] as JsonObject)?.Remove("temperature");
        return additional;
    }
}
