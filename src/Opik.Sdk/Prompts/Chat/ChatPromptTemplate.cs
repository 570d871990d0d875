using System.Text.Json.Nodes;
using Opik.Contracts;

namespace Opik.Prompts.Chat;

/// <summary>Messages with places for values. Python twin: <c>ChatPromptTemplate</c>.</summary>
public sealed class ChatPromptTemplate
{
    private readonly IReadOnlyList<JsonObject> _messages;
    private readonly bool _validatePlaceholders;

    /// <summary>Messages as objects of this library.</summary>
    /// <param name="messages">The messages.</param>
    /// <param name="type">Language of the texts and addresses in them.</param>
    /// <param name="validatePlaceholders">True: the values of Mustache templates must be exactly those that they ask for. False by default.</param>
    public ChatPromptTemplate(IEnumerable<ChatMessage> messages, TemplateType type = TemplateType.Mustache, bool validatePlaceholders = false)
        : this([.. messages.Select(message => new JsonObject { ["role"] = message.Role, ["content"] = message.Content?.DeepClone() })], type, validatePlaceholders)
    {
    }

    private ChatPromptTemplate(IReadOnlyList<JsonObject> messages, TemplateType type, bool validatePlaceholders)
    {
        _messages = messages;
        Type = type;
        _validatePlaceholders = validatePlaceholders;
    }

    /// <summary>Language of the texts.</summary>
    public TemplateType Type { get; }

    /// <summary>What a model must take to see all parts. Python twin: <c>required_modalities</c>.</summary>
    public ChatModalities RequiredModalities => _messages
        .Select(message => message["content"] is JsonArray parts ? ChatContent.Required(parts) : ChatModalities.None)
        .Aggregate(ChatModalities.None, (all, modality) => all | modality);

    /// <summary>Messages as JSON: an array of <c>{"role","content"}</c>, as the prompt library keeps them.</summary>
    /// <param name="messages">The array.</param>
    /// <param name="type">Language of the texts and addresses in them.</param>
    /// <param name="validatePlaceholders">True: the values of Mustache templates must be exactly those that they ask for. False by default.</param>
    /// <exception cref="PromptTemplateException">It is no array of objects.</exception>
    public static ChatPromptTemplate FromJson(JsonArray messages, TemplateType type = TemplateType.Mustache, bool validatePlaceholders = false)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var objects = messages.Select(message => message as JsonObject ?? throw new PromptTemplateException("A chat prompt is a list of messages, each an object with 'role' and 'content'"));
        return new ChatPromptTemplate([.. objects.Select(message => (JsonObject)message.DeepClone())], type, validatePlaceholders);
    }

    /// <summary>
    /// The messages with values in place. Only role and content remain; messages without a role are dropped, and parts that
    /// are neither text nor media. Where a message has media that the model does not take, its whole content becomes text:
    /// <c>&lt;&lt;&lt;image&gt;&gt;&gt;address&lt;&lt;&lt;/image&gt;&gt;&gt;</c>. A Jinja text that fails stays as it is. Python twin: <c>format</c>.
    /// </summary>
    /// <param name="variables">Values by name, see <see cref="PromptTemplate.Format"/>.</param>
    /// <param name="supported">What the model takes beside text; nothing by default.</param>
    /// <param name="type">Another language than that of the template; null: that of the template.</param>
    /// <exception cref="PromptPlaceholdersMismatchException">Mustache with validation: other values are given than asked for.</exception>
    public IReadOnlyList<ChatMessage> Format(IReadOnlyDictionary<string, object?> variables, ChatModalities supported = ChatModalities.None, TemplateType? type = null)
    {
        ArgumentNullException.ThrowIfNull(variables);
        var language = type ?? Type;
        if (_validatePlaceholders && language == TemplateType.Mustache)
            PromptPlaceholdersMismatchException.ThrowIfDifferent(_messages.SelectMany(Templates).SelectMany(PlaceholderText.Keys), variables.Keys);
        return [.. _messages.Where(message => message["role"] is not null).Select(message => new ChatMessage(PlaceholderText.Text(message["role"]), Content(message, supported, text => Render(text, language, variables))))];
    }

    private static IEnumerable<string> Templates(JsonObject message) => message["content"] switch
    {
        JsonArray parts => ChatContent.Templates(parts),
        var content => ChatContent.Text(content) is { } text ? [text] : [],
    };

    private static JsonNode? Content(JsonObject message, ChatModalities supported, Func<string, string> render)
    {
        if (!message.ContainsKey("content"))
            return string.Empty;
        switch (message["content"])
        {
            case JsonArray parts:
                var rendered = ChatContent.Render(parts, render);
                return (ChatContent.Required(rendered) & ~supported) == ChatModalities.None ? rendered : ChatContent.Flatten(rendered, supported);
            case null:
                return "None";
            case var content:
                return ChatContent.Text(content) is { } text ? render(text) : PlaceholderText.Text(content);
        }
    }

    // One broken message must not cost the others.
    private static string Render(string template, TemplateType type, IReadOnlyDictionary<string, object?> variables)
    {
        try
        {
            return PromptTemplate.Render(template, type, variables);
        }
        catch (PromptTemplateException)
        {
            return template;
        }
    }
}
