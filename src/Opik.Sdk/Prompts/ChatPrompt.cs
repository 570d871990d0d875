using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Opik.Contracts;
using Opik.Prompts.Chat;

namespace Opik.Prompts;

/// <summary>A version of a chat prompt. Python: <c>ChatPrompt</c>.</summary>
[JsonConverter(typeof(PromptJsonConverter<ChatPrompt>))]
public sealed class ChatPrompt : StoredPrompt
{
    private readonly ChatPromptTemplate template;
    private readonly string json;

    /// <summary>A prompt that is not stored yet.</summary>
    /// <param name="name">Name, unique in the project.</param>
    /// <param name="messages">Messages with placeholders: <c>[{"role":"system","content":"You are {{tone}}"}]</c>; copied.</param>
    /// <param name="type">Language of the templates.</param>
    /// <exception cref="PromptTemplateException">A message is no object.</exception>
    public ChatPrompt(string name, JsonArray messages, TemplateType type = TemplateType.Mustache)
        : base(name, type)
    {
        template = ChatPromptTemplate.FromJson(messages, type);
        json = messages.ToJsonString();
    }

    /// <summary>A prompt that is not stored yet.</summary>
    /// <param name="name">Name, unique in the project.</param>
    /// <param name="messages">Messages with placeholders.</param>
    /// <param name="type">Language of the templates.</param>
    public ChatPrompt(string name, IEnumerable<ChatMessage> messages, TemplateType type = TemplateType.Mustache)
        : this(name, ToJson(messages), type)
    {
    }

    /// <summary>The messages with placeholders, as a copy. Python: <c>template</c>.</summary>
    public JsonArray Messages => (JsonArray)JsonNode.Parse(json)!;

    /// <summary>Kinds of content that a model must take for all parts to be kept.</summary>
    public ChatModalities RequiredModalities => template.RequiredModalities;

    /// <inheritdoc/>
    public override TemplateStructure Structure => TemplateStructure.Chat;

    /// <inheritdoc/>
    internal override string StoredTemplate => json;

    /// <inheritdoc/>
    internal override JsonNode LinkedTemplate => Messages;

    /// <summary>Fills the placeholders. Python: <c>format</c>.</summary>
    /// <param name="variables">Values by name.</param>
    /// <param name="supported">Kinds of content that the model takes; parts of others become text. Default: all.</param>
    /// <returns>Messages for a chat completion.</returns>
    public IReadOnlyList<ChatMessage> Format(IReadOnlyDictionary<string, object?> variables, ChatModalities supported = ChatModalities.Vision | ChatModalities.Video | ChatModalities.Audio) =>
        template.Format(variables, supported);

    /// <summary>Messages of a stored template.</summary>
    /// <exception cref="PromptTemplateException">It is no list of messages.</exception>
    internal static JsonArray ParseMessages(string template)
    {
        try
        {
            return JsonNode.Parse(template) as JsonArray ?? throw new PromptTemplateException("A chat prompt is a list of messages, each an object with 'role' and 'content'");
        }
        catch (JsonException malformed)
        {
            throw new PromptTemplateException($"A chat prompt is not stored as JSON: {malformed.Message}");
        }
    }

    private static JsonArray ToJson(IEnumerable<ChatMessage> messages) =>
        new([.. messages.Select(message => (JsonNode)new JsonObject { ["role"] = message.Role, ["content"] = message.Content?.DeepClone() })]);
}
