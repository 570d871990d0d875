using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Opik.Llm;

/// <summary>Reads whole answers in the form of the OpenAI interface.</summary>
internal sealed class ChatResponseReader(ChatEndpoint endpoint, string model, TimeProvider clock)
{
    // Members that say how the answer came about.
    private static readonly string[] Metadata = ["system_fingerprint", "service_tier", "provider", "citations"];

    /// <exception cref="ChatException">There is no choice.</exception>
    public ChatResponse Read(JsonObject answer)
    {
        if (answer["choices"] is not JsonArray { Count: > 0 } choices || choices[0] is not JsonObject choice || choice["message"] is not JsonObject message)
            throw ChatException.Unreadable($"{endpoint.Name} answered no choice.");
        var id = answer["id"]?.ToString();
        var read = new ChatMessage(ChatRole.Assistant, Contents(message)) { MessageId = id, RawRepresentation = message };
        var response = new ChatResponse(read)
        {
            ResponseId = id,
            ModelId = ModelOf(answer),
            CreatedAt = CreatedAt(answer),
            FinishReason = FinishReason(choice),
            Usage = ChatUsageReader.Read(answer["usage"] as JsonObject),
            RawRepresentation = answer,
            AdditionalProperties = Properties(answer),
        };
        if (LogProbabilities.Read(choice) is { Count: > 0 } tokens)
            response.AdditionalProperties[ChatModelProperties.LogProbabilities] = tokens;
        if (Cost(answer) is { } cost)
            response.AdditionalProperties[ChatModelProperties.TotalCost] = cost;
        return response;
    }

    public string ModelOf(JsonObject answer) => answer["model"]?.ToString() is { Length: > 0 } actual ? actual : model;

    public static DateTimeOffset? CreatedAt(JsonObject answer) => answer["created"] is JsonValue value && value.TryGetValue<long>(out var seconds) && seconds > 0 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    public static AdditionalPropertiesDictionary Properties(JsonObject answer)
    {
        var properties = new AdditionalPropertiesDictionary();
        foreach (var name in Metadata)
        {
            if (answer[name] is { } value)
                properties[name] = value is JsonValue text && text.TryGetValue<string>(out var plain) ? plain : value.DeepClone();
        }

        return properties;
    }

    /// <summary>What the call has cost in USD: what the provider says (OpenRouter), else by the price data.</summary>
    public decimal? Cost(JsonObject answer) => ChatCost.Of(endpoint.Name, ModelOf(answer), model, answer["usage"] as JsonObject, clock.GetUtcNow());

    public static ChatFinishReason? FinishReason(JsonObject choice) => choice["finish_reason"]?.ToString() switch
    {
        null or "" => null,
        "function_call" => ChatFinishReason.ToolCalls,
        var reason => new ChatFinishReason(reason),
    };

    private static List<AIContent> Contents(JsonObject message)
    {
        var contents = ThoughtReader.Read(message);
        if (Text(message["content"]) is { Length: > 0 } text)
            contents.Add(new TextContent(text));
        if (message["refusal"] is JsonValue refusal && refusal.ToString() is { Length: > 0 } words)
            contents.Add(new ErrorContent(words) { ErrorCode = "refusal" });
        foreach (var call in (message["tool_calls"] as JsonArray ?? []).OfType<JsonObject>())
            contents.Add(ToolCallAssembly.Content(call));
        return contents;
    }

    // Mistral's thinking models answer a list: [{"type":"thinking",…},{"type":"text","text":"…"}]
    internal static string Text(JsonNode? content) => content switch
    {
        JsonArray parts => string.Concat(parts.OfType<JsonObject>().Select(part => part["text"] is JsonValue text ? text.ToString() : string.Empty)),
        JsonValue value => value.ToString(),
        _ => string.Empty,
    };
}
