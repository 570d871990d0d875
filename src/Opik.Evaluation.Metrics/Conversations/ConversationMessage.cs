using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opik.Evaluation.Conversations;

/// <summary>
/// One message of a conversation as it is written: the content may be a text, null, or a list of parts, and a metric says
/// what it makes of it. Python: the dictionaries <c>{"role": …, "content": …, "context": …}</c>.
/// </summary>
/// <param name="Role"><c>user</c>, <c>assistant</c>, or another, which most metrics pass over; null: none was given.</param>
/// <param name="Content">A text, a list of parts, any JSON; null: nothing was said, e.g. a turn of tool calls only.</param>
public sealed record ConversationMessage(string? Role, JsonNode? Content)
{
    /// <summary>Role of those who ask.</summary>
    public const string UserRole = "user";

    /// <summary>Role of what answers.</summary>
    public const string AssistantRole = "assistant";

    /// <param name="role"><c>user</c> or <c>assistant</c>.</param>
    /// <param name="text">What was said; null: nothing.</param>
    /// <param name="context">What an answer rests on; null: not known.</param>
    public ConversationMessage(string role, string? text, IReadOnlyList<string>? context = null)
        : this(role, text is null ? null : JsonValue.Create(text)) => Context = context;

    /// <summary>What an answer rests on; null: not known.</summary>
    public IReadOnlyList<string>? Context { get; init; }

    /// <summary>Whether a user said it.</summary>
    public bool IsUser => Role == UserRole;

    /// <summary>Whether it is an answer.</summary>
    public bool IsAssistant => Role == AssistantRole;

    /// <summary>The content where it is a plain text; null: it is something else, or nothing.</summary>
    public string? Text => Content?.GetValueKind() == JsonValueKind.String ? Content.GetValue<string>() : null;

    /// <summary>A message of a user.</summary>
    public static ConversationMessage User(string text) => new(UserRole, text);

    /// <summary>An answer.</summary>
    /// <param name="text">What was said.</param>
    /// <param name="context">What it rests on; null: not known.</param>
    public static ConversationMessage Assistant(string text, IReadOnlyList<string>? context = null) => new(AssistantRole, text, context);

    /// <summary>Reads a message.</summary>
    /// <exception cref="MetricComputationException">It is no object.</exception>
    public static ConversationMessage FromJson(JsonNode? json)
    {
        if (json is not JsonObject message)
            throw new MetricComputationException("A message of a conversation must be an object with 'role' and 'content'.");
        return new ConversationMessage(TextOf(message["role"]), message["content"]) { Context = ContextOf(message["context"]) };
    }

    /// <summary>Reads the argument <c>conversation</c>.</summary>
    /// <exception cref="MetricComputationException">It is no list of objects.</exception>
    public static IReadOnlyList<ConversationMessage> ListFromJson(JsonNode? json) => json is JsonArray messages
        ? [.. messages.Select(FromJson)]
        : throw new MetricComputationException("A conversation must be a list of messages.");

    /// <summary>Reads the argument <c>conversation</c> of a scoring.</summary>
    /// <exception cref="MetricComputationException">It is absent, or no list of objects.</exception>
    public static IReadOnlyList<ConversationMessage> ListFrom(ScoreArguments arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return ListFromJson(arguments["conversation"]);
    }

    /// <summary>The message as it is written; without <c>context</c> when it is not known.</summary>
    public JsonObject ToJson()
    {
        var json = new JsonObject { ["role"] = Role, ["content"] = Content?.DeepClone() };
        if (Context is not null)
            json["context"] = new JsonArray([.. Context.Select(item => (JsonNode)item)]);
        return json;
    }

    private static string? TextOf(JsonNode? json) => json?.GetValueKind() == JsonValueKind.String ? json.GetValue<string>() : null;

    // Documents that are no texts are kept as they are written: a judge reads them as background.
    private static string[]? ContextOf(JsonNode? json) => json switch
    {
        null => null,
        JsonArray items => [.. items.Select(item => TextOf(item) ?? item?.ToJsonString() ?? "null")],
        _ => [TextOf(json) ?? json.ToJsonString()],
    };
}
