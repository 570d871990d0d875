using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Opik.Extensions.AI.Chat;
using Opik.Extensions.AI.Tools;

namespace Opik.Extensions.AI;

/// <summary>
/// Logs each call of a chat client as a span of type <c>llm</c>: messages, tools, parameters, answer, usage of every kind, model,
/// provider, time to the first token. Streams are logged while the caller reads them, and end with what arrived when the
/// caller stops early. Functions that <see cref="FunctionInvokingChatClient"/> calls become spans of type <c>tool</c>.
/// </summary>
/// <remarks>
/// In front of a <see cref="FunctionInvokingChatClient"/> one call with all its rounds is one span, behind it each round is.
/// The same call is never logged twice: telemetry of <see cref="OpenTelemetryChatClient"/> and a handler for HTTP below give way.
/// Nothing that goes wrong while logging reaches the caller.
/// </remarks>
public sealed class OpikChatClient : DelegatingChatClient
{
    private readonly OpikClient? _client;
    private readonly OpikMiddlewareOptions _options;
    private readonly ToolTelemetry _tools;
    private readonly ChatClientMetadata? _metadata;

    /// <summary>Wraps a chat client.</summary>
    /// <param name="innerClient">Makes the calls.</param>
    /// <param name="client">Logs them; null: <see cref="OpikClient.Default"/> at the time of each call.</param>
    /// <param name="options">How; null: the defaults.</param>
    public OpikChatClient(IChatClient innerClient, OpikClient? client = null, OpikMiddlewareOptions? options = null)
        : base(innerClient)
    {
        _client = client;
        _options = options ?? new OpikMiddlewareOptions();
        _metadata = innerClient.GetService<ChatClientMetadata>();
        _tools = new ToolTelemetry(innerClient);
    }

    private OpikClient Client => _client ?? OpikClient.Default;

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var asked = messages as IReadOnlyCollection<ChatMessage> ?? [.. messages];
        using var call = Start(asked, options, isStream: false);
        if (call is null)
            return await base.GetResponseAsync(asked, options, cancellationToken).ConfigureAwait(false);
        using var scope = call.Enter();
        try
        {
            var response = await base.GetResponseAsync(asked, _tools.Traced(options, Client), cancellationToken).ConfigureAwait(false);
            ChatCallWriter.WriteAnswer(call, response, _options);
            call.Span.TotalCost ??= scope.TotalCost;
            return response;
        }
        catch (Exception exception)
        {
            call.Span.SetError(exception);
            throw;
        }
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var asked = messages as IReadOnlyCollection<ChatMessage> ?? [.. messages];
        // What is current for the caller must be so again when it goes on: spans are current inside a step only.
        using var call = Start(asked, options, isStream: true);
        var updates = base.GetStreamingResponseAsync(asked, call is null ? options : _tools.Traced(options, Client), cancellationToken);
        if (call is null)
        {
            await foreach (var update in updates.ConfigureAwait(false))
                yield return update;
            yield break;
        }

        var stream = new ChatStream(call, _options);
        var source = updates.GetAsyncEnumerator(cancellationToken);
        try
        {
            while (await stream.MoveNextAsync(source).ConfigureAwait(false))
                yield return source.Current;
        }
        finally
        {
            await stream.DisposeAsync(source).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public override object? GetService(Type serviceType, object? serviceKey = null) =>
        base.GetService(serviceType, serviceKey) ?? (serviceKey is null ? _tools.GetService(serviceType) : null);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _tools.Dispose();
        base.Dispose(disposing);
    }

    private ModelCallSpan? Start(IReadOnlyCollection<ChatMessage> messages, ChatOptions? options, bool isStream)
    {
        var model = options?.ModelId ?? _metadata?.DefaultModelId;
        if (ModelCallSpan.Start(Client, _options, "chat", model) is not { } call)
            return null;
        call.SetModel(model, _options.Provider ?? _metadata?.ProviderName);
        ChatCallWriter.WriteRequest(call, messages, options, isStream, _options);
        return call;
    }
}
