using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Opik.Llm;

/// <summary>Writes messages and options of <see cref="IChatClient"/> as a request in the form of the OpenAI interface.</summary>
internal static class ChatRequestWriter
{
    /// <summary>The request; <see cref="ChatOptions.RawRepresentationFactory"/> may give a <see cref="JsonObject"/> to begin with.</summary>
    public static JsonObject Write(IChatClient client, string model, IEnumerable<ChatMessage> messages, ChatOptions? options, bool isStream)
    {
        var body = options?.RawRepresentationFactory?.Invoke(client) is JsonObject raw ? (JsonObject)raw.DeepClone() : [];
        body["model"] = string.IsNullOrEmpty(options?.ModelId) ? model : options.ModelId;
        body["messages"] = ChatMessageWriter.WriteAll(messages, options?.Instructions);
        if (options is not null)
        {
            AddSampling(body, options);
            ChatToolWriter.Add(body, options);
            AddFormat(body, options.ResponseFormat);
            AddOwn(body, options.AdditionalProperties);
        }

        if (isStream)
        {
            body["stream"] = true;
            body["stream_options"] = new JsonObject { ["include_usage"] = true };
        }

        return body;
    }

    private static void AddSampling(JsonObject body, ChatOptions options)
    {
        Add(body, "temperature", Short(options.Temperature));
        Add(body, "top_p", Short(options.TopP));
        Add(body, "top_k", options.TopK);
        Add(body, "max_tokens", options.MaxOutputTokens);
        Add(body, "frequency_penalty", Short(options.FrequencyPenalty));
        Add(body, "presence_penalty", Short(options.PresencePenalty));
        Add(body, "seed", options.Seed);
        if (options.StopSequences is { Count: > 0 } stops)
            body["stop"] = new JsonArray([.. stops.Select(stop => JsonValue.Create(stop))]);
        if (options.Reasoning?.Effort is { } effort)
            body["reasoning_effort"] = effort switch { ReasoningEffort.None => "none", ReasoningEffort.Low => "low", ReasoningEffort.Medium => "medium", ReasoningEffort.High => "high", _ => "xhigh" };
    }

    // 0.7f is 0.699999988079071 as a double: the shortest text that means the same is what the caller wrote.
    private static JsonNode? Short(float? value) => value is { } number ? JsonNode.Parse(number.ToString("R")) : null;

    private static void Add(JsonObject body, string name, JsonNode? value)
    {
        if (value is not null)
            body[name] = value;
    }

    private static void AddFormat(JsonObject body, ChatResponseFormat? format)
    {
        if (format is not ChatResponseFormatJson json)
            return;
        if (json.Schema is not { } schema)
        {
            body["response_format"] = new JsonObject { ["type"] = "json_object" };
            return;
        }

        var shape = JsonNode.Parse(schema.GetRawText());
        var described = new JsonObject { ["name"] = json.SchemaName ?? "answer", ["schema"] = shape };
        if (json.SchemaDescription is { } description)
            described["description"] = description;
        // Providers refuse a strict schema with a member that may be left out, or others than it names.
        if (StrictSchema.Fits(shape))
            described["strict"] = true;
        body["response_format"] = new JsonObject { ["type"] = "json_schema", ["json_schema"] = described };
    }

    private static void AddOwn(JsonObject body, AdditionalPropertiesDictionary? properties)
    {
        foreach (var (name, value) in properties ?? [])
            body[name] = ChatJson.ToNode(value);
    }
}
