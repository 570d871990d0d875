using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;

namespace Opik.Llm;

/// <summary>
/// Asks any <see cref="IChatClient"/> for an answer that follows a JSON schema. Code fences and words around the JSON are
/// taken off; an answer that still does not follow it is given back to the model with what is wrong, a bounded number of
/// times. Works without reflection: types come with their <see cref="JsonTypeInfo"/>.
/// </summary>
public static class StructuredOutput
{
    /// <summary>An answer of a type that is an object or a list in JSON; its schema is made from the type.</summary>
    /// <param name="client">The model.</param>
    /// <param name="messages">The conversation.</param>
    /// <param name="type">The type, from a <c>JsonSerializerContext</c>.</param>
    /// <param name="options">How; null: the defaults.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="StructuredOutputException">No answer followed the schema.</exception>
    /// <exception cref="ArgumentException">The type is a single value in JSON: put it into an object.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Attempts are not 1 to 10.</exception>
    public static Task<StructuredAnswer<T>> AskAsync<T>(
        IChatClient client, IEnumerable<ChatMessage> messages, JsonTypeInfo<T> type, StructuredOutputOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(type);
        return AskAsync(client, messages, SchemaOf(type), json => json.Deserialize(type) ?? throw new JsonException("the answer is null"), options, cancellationToken);
    }

    /// <summary>An answer by a schema of your own.</summary>
    /// <param name="client">The model.</param>
    /// <param name="messages">The conversation.</param>
    /// <param name="schema">The schema: types, members, items, enumerations, limits, combinations and inner references are checked.</param>
    /// <param name="options">How; null: the defaults.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="StructuredOutputException">No answer followed the schema.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Attempts are not 1 to 10.</exception>
    public static Task<StructuredAnswer<JsonNode>> AskAsync(
        IChatClient client, IEnumerable<ChatMessage> messages, JsonObject schema, StructuredOutputOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return AskAsync(client, messages, schema, static json => json, options, cancellationToken);
    }

    private static async Task<StructuredAnswer<T>> AskAsync<T>(
        IChatClient client, IEnumerable<ChatMessage> messages, JsonObject schema, Func<JsonNode, T> read, StructuredOutputOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(messages);
        options ??= new();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Attempts, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Attempts, 10, nameof(options));
        using var document = JsonDocument.Parse(schema.ToJsonString(ChatJson.Options));
        var chat = options.Chat?.Clone() ?? new();
        chat.ResponseFormat = ChatResponseFormat.ForJsonSchema(document.RootElement.Clone(), options.SchemaName, options.SchemaDescription);
        List<ChatMessage> conversation = [.. messages];
        UsageDetails? usage = null;
        for (var attempt = 1; ; attempt++)
        {
            var (response, problem) = await OnceAsync(client, conversation, chat, cancellationToken).ConfigureAwait(false);
            if (response?.Usage is { } more)
                (usage ??= new()).Add(more);
            var text = response?.Text ?? string.Empty;
            if (problem is null && response is not null)
            {
                (var value, problem) = Read(text, schema, read);
                if (problem is null)
                    return new StructuredAnswer<T>(value!, response, attempt, usage);
            }

            if (attempt == options.Attempts)
                throw new StructuredOutputException(problem!, attempt, text);
            // An empty turn of the assistant is refused by some providers; there is nothing to say about it but the question again.
            if (text.Length > 0)
                conversation.AddRange([new ChatMessage(ChatRole.Assistant, text), new ChatMessage(ChatRole.User, $"That answer cannot be used: {problem}. Answer again with JSON that follows the schema, and nothing else.")]);
        }
    }

    private static async Task<(ChatResponse? Response, string? Problem)> OnceAsync(IChatClient client, List<ChatMessage> conversation, ChatOptions chat, CancellationToken cancellationToken)
    {
        try
        {
            var response = await client.GetResponseAsync(conversation, chat, cancellationToken).ConfigureAwait(false);
            return (response, response.Text.Length > 0 ? null : $"it is empty (finish reason: {response.FinishReason?.Value ?? "none"})");
        }
        catch (EmptyChatResponseException empty)
        {
            return (null, empty.Message);
        }
    }

    private static (T? Value, string? Problem) Read<T>(string text, JsonObject schema, Func<JsonNode, T> read)
    {
        if (JsonExtraction.Find(text) is not { } json)
            return (default, "it holds no JSON");
        if (SchemaCheck.Problems(schema, json) is { Count: > 0 } problems)
            return (default, string.Join("; ", problems));
        try
        {
            return (read(json), null);
        }
        catch (JsonException failure)
        {
            return (default, failure.Message);
        }
    }

    // Every member is required and no other allowed, as providers want it of a strict schema; members that may be null say so.
    private static JsonObject SchemaOf<T>(JsonTypeInfo<T> type)
    {
        var schema = AIJsonUtilities.CreateJsonSchema(
            typeof(T), serializerOptions: type.Options, inferenceOptions: new AIJsonSchemaCreateOptions { TransformOptions = new() { DisallowAdditionalProperties = true, RequireAllProperties = true, MoveDefaultKeywordToDescription = true } });
        return type.Kind is JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary or JsonTypeInfoKind.Enumerable && JsonNode.Parse(schema.GetRawText()) is JsonObject json
            ? json
            : throw new ArgumentException($"{typeof(T)} is a single value in JSON; models answer objects and lists.", nameof(type));
    }
}
