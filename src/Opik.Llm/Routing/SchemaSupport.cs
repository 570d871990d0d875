using System.Text.Json.Nodes;

namespace Opik.Llm;

/// <summary>
/// Says a schema in words where the provider knows JSON but no schemas. Anthropic, Gemini and Bedrock are not handled here:
/// their protocols know what their models can.
/// </summary>
internal static class SchemaSupport
{
    /// <summary>Changes a request in the form of the OpenAI interface.</summary>
    public static void Apply(JsonObject body, ChatEndpoint endpoint, SchemaMode mode)
    {
        if (body["response_format"] is not JsonObject format || mode == SchemaMode.Native)
            return;
        var schema = (format["json_schema"] as JsonObject)?["schema"] as JsonObject;
        if (mode == SchemaMode.Instructed)
            body.Remove("response_format");
        else if (schema is not null && endpoint.Interface == ChatInterface.OpenAi && !KnowsSchemas(endpoint.Name, body["model"]!.ToString()))
            body["response_format"] = new JsonObject { ["type"] = "json_object" };
        else
            return;
        Instruct((JsonArray)body["messages"]!, SchemaInstruction.For(schema, wantsJson: true)!);
    }

    // https://console.groq.com/docs/structured-outputs, https://api-docs.deepseek.com/guides/json_mode and the like.
    private static bool KnowsSchemas(string provider, string model) => provider switch
    {
        "openai" => !(model.StartsWith("gpt-3", StringComparison.Ordinal) || model == "gpt-4" || model.StartsWith("gpt-4-", StringComparison.Ordinal)),
        "groq" => model.Contains("gpt-oss", StringComparison.Ordinal) || model.Contains("kimi-k2", StringComparison.Ordinal) || model.Contains("llama-4", StringComparison.Ordinal),
        "deepseek" or "moonshot" or "dashscope" or "ai21" => false,
        _ => true,
    };

    // Into the system prompt that is there; some models read one only.
    private static void Instruct(JsonArray messages, string instruction)
    {
        if (messages.Count > 0 && messages[0] is JsonObject first && first["role"]?.ToString() is ("system" or "developer") && first["content"] is JsonValue text && text.TryGetValue<string>(out var words))
            first["content"] = $"{words}\n\n{instruction}";
        else
            messages.Insert(0, new JsonObject { ["role"] = "system", ["content"] = instruction });
    }
}
