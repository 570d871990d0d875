using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opik.Llm;

/// <summary>
/// A chat request in the form of the OpenAI interface, the common language of this layer: members that a protocol does not
/// know are passed on where the provider speaks it, and left out elsewhere.
/// </summary>
public sealed class ChatRequest
{
    private readonly JsonObject _body;

    /// <param name="body">Members with snake_case names; see <see cref="ChatRequestNames"/> for others. It is copied.</param>
    /// <exception cref="ChatException">There is no model, or there are no messages.</exception>
    public ChatRequest(JsonObject body)
    {
        _body = (JsonObject)body.DeepClone();
        Model = _body["model"] is JsonValue model && model.TryGetValue<string>(out var name) && !string.IsNullOrWhiteSpace(name)
            ? name
            : throw ChatException.BadRequest("model must not be blank");
        if (_body["messages"] is not JsonArray { Count: > 0 })
            throw ChatException.BadRequest("messages must not be empty");
    }

    /// <summary>The model, as its provider calls it.</summary>
    public string Model { get; }

    /// <summary>Whether the answer is wanted in pieces.</summary>
    public bool IsStream => Flag("stream");

    /// <summary>Whether the last piece of a stream tells the usage.</summary>
    public bool WantsUsage => _body["stream_options"] is JsonObject options && options["include_usage"] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    /// <summary>The same request to another model.</summary>
    public ChatRequest WithModel(string model)
    {
        var body = (JsonObject)_body.DeepClone();
        body["model"] = model;
        return new ChatRequest(body);
    }

    /// <summary>The same request with or without streaming.</summary>
    public ChatRequest WithStream(bool isStream)
    {
        var body = (JsonObject)_body.DeepClone();
        body["stream"] = isStream;
        if (!isStream)
            body.Remove("stream_options");
        return new ChatRequest(body);
    }

    /// <summary>
    /// The request as the model takes it: what it is known to refuse (a temperature of models that think, log-probabilities of
    /// Bedrock) is left out, or said as it wants it.
    /// </summary>
    /// <param name="endpoint">Where it is asked.</param>
    public ChatRequest For(ChatEndpoint endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        var body = (JsonObject)_body.DeepClone();
        ModelTraits.Adapt(body, endpoint);
        return new ChatRequest(body);
    }

    /// <summary>A copy of all members.</summary>
    public JsonObject ToJson() => (JsonObject)_body.DeepClone();

    /// <summary>A copy of a member; null when absent or null.</summary>
    internal JsonNode? Member(string name) => _body[name]?.DeepClone();

    internal IReadOnlyList<RequestMessage> Messages() => RequestMessageReader.ReadAll((JsonArray)_body["messages"]!);

    internal IReadOnlyList<ChatTool> Tools() => ChatToolReader.ReadAll(_body["tools"] as JsonArray);

    internal bool Flag(string name) => _body[name] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    // A number that a program has put in answers to its own type only; as text all are alike.
    internal double? Number(string name) =>
        _body[name] is JsonValue value && value.GetValueKind() == JsonValueKind.Number && double.TryParse(value.ToJsonString(), CultureInfo.InvariantCulture, out var number) ? number : null;

    internal string? Text(string name) => _body[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;

    /// <summary>Greatest number of tokens of the answer; the newer member wins over the older.</summary>
    internal int? MaxTokens => (int?)(Number("max_completion_tokens") ?? Number("max_tokens"));

    /// <summary>Texts that end the answer: one, or a list.</summary>
    internal JsonArray? Stops => _body["stop"] switch
    {
        JsonArray { Count: > 0 } list => (JsonArray)list.DeepClone(),
        JsonValue value when value.TryGetValue<string>(out var text) => new JsonArray(JsonValue.Create(text)),
        _ => null,
    };

    /// <summary>The JSON schema that the answer has to follow; null: none.</summary>
    internal JsonObject? Schema => _body["response_format"] is JsonObject format && format["json_schema"] is JsonObject schema && schema["schema"] is JsonObject shape
        ? (JsonObject)shape.DeepClone()
        : null;

    /// <summary>Whether the answer has to be JSON.</summary>
    internal bool WantsJson => _body["response_format"] is JsonObject format && format["type"] is JsonValue type && type.TryGetValue<string>(out var name) && name is ("json_object" or "json_schema");
}
