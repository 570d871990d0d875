using Microsoft.Extensions.AI;

namespace Opik.Llm;

/// <summary>
/// Models by the ids that LiteLLM made common: <c>openai/gpt-5-nano</c>, <c>anthropic/claude-sonnet-4-6</c>,
/// <c>gemini/gemini-2.5-flash</c>, <c>azure/my-deployment</c>, <c>bedrock/anthropic.claude-…</c>, <c>ollama/llama3.2</c>,
/// <c>groq/…</c> and so on; a bare <c>gpt-4o</c>, <c>claude-…</c> or <c>gemini-…</c> is its maker's.
/// </summary>
public static class ChatModels
{
    /// <summary>The model of judges where nobody chose one and <c>OPIK_DEFAULT_LLM</c> is not set.</summary>
    public const string DefaultJudge = "openai/gpt-5-nano";

    /// <summary>The id of the model of judges where nobody chose one: what <c>OPIK_DEFAULT_LLM</c> says, else <see cref="DefaultJudge"/>.</summary>
    /// <param name="environment">Looks variables up; null: the environment of the process.</param>
    public static string DefaultId(Func<string, string?>? environment = null) =>
        (environment ?? Environment.GetEnvironmentVariable)("OPIK_DEFAULT_LLM") is { } id && !string.IsNullOrWhiteSpace(id) ? id.Trim() : DefaultJudge;

    /// <summary>
    /// A client of a model. Nothing is sent yet. It is thread-safe; keep it, for it has connections of its own, and dispose it.
    /// Failed calls throw <see cref="ChatException"/>.
    /// </summary>
    /// <param name="id">The model.</param>
    /// <param name="options">How it is asked; null: with the defaults and what the environment says.</param>
    /// <exception cref="ArgumentException">Nobody is known who has the model, or an option is out of its range.</exception>
    /// <exception cref="ChatException">401: there is no key, the message names the variable. 400: an address is missing or malformed.</exception>
    public static IChatClient Create(string id, ChatModelOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        options ??= new();
        ThrowIfOutOfRange(options);
        var own = options.Http is null ? ChatConnection.Open(options) : null;
        try
        {
            var http = options.Http ?? own!;
            return Around(ModelIds.Resolve(id.Trim(), new RouteSettings(options, http)), http, own, options);
        }
        catch
        {
            own?.Dispose();
            throw;
        }
    }

    /// <summary>A client of a model whose place is known already, as a server knows those of its users.</summary>
    /// <param name="endpoint">Where it is asked, and how; address, key and headers of the options are not looked at.</param>
    /// <param name="model">Its name there.</param>
    /// <param name="options">How it is asked; null: with the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static IChatClient At(ChatEndpoint endpoint, string model, ChatModelOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentException.ThrowIfNullOrWhiteSpace(model);
        options ??= new();
        ThrowIfOutOfRange(options);
        var own = options.Http is null ? ChatConnection.Open(options) : null;
        return Around(new ModelTarget(endpoint, model), options.Http ?? own!, own, options);
    }

    private static void ThrowIfOutOfRange(ChatModelOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(options.Retries, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Retries, 10, nameof(options));
    }

    private static IChatClient Around(ModelTarget target, HttpClient http, IDisposable? own, ChatModelOptions options)
    {
        IChatClient client = new ModelChatClient(new ChatClient(http, options.Clock, options.Retries), target with { Schemas = options.Schemas }, options.Clock, own);
        // A span tells how long the model took, not how long the call waited for its turn; repeated calls have one each.
        if (options.Meter is { } meter)
            client = new MeteredChatClient(client, meter);
        if (options.RefuseEmpty)
            client = new NonEmptyChatClient(client);
        if (options.Track)
            client = new OpenTelemetryChatClient(new CostTaggingChatClient(client)) { EnableSensitiveData = options.TrackContent };
        if (options.Limiter is { } limiter)
            client = new RateLimitedChatClient(client, limiter);
        return client;
    }
}
