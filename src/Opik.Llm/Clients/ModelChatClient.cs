using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Opik.Llm;

/// <summary>A model as an <see cref="IChatClient"/>: a thin layer over <see cref="ChatClient"/>, which speaks the interfaces of all providers.</summary>
internal sealed class ModelChatClient : IChatClient
{
    private readonly ChatClient _chat;
    private readonly ModelTarget _target;
    private readonly IDisposable? _owned;
    private readonly ChatResponseReader _reader;
    private readonly ChatClientMetadata _metadata;

    /// <param name="chat">Sends.</param>
    /// <param name="target">The model.</param>
    /// <param name="clock">Tells which prices hold.</param>
    /// <param name="owned">Disposed with the client.</param>
    public ModelChatClient(ChatClient chat, ModelTarget target, TimeProvider clock, IDisposable? owned)
    {
        (_chat, _target, _owned) = (chat, target, owned);
        _reader = new ChatResponseReader(target.Endpoint, target.Model, clock);
        _metadata = new ChatClientMetadata(target.Endpoint.Name, target.Endpoint.Address, target.Model);
    }

    /// <inheritdoc />
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        _reader.Read(await _chat.CompleteAsync(_target.Endpoint, Request(messages, options, isStream: false), cancellationToken).ConfigureAwait(false));

    /// <inheritdoc />
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var pieces = await _chat.StreamAsync(_target.Endpoint, Request(messages, options, isStream: true), cancellationToken).ConfigureAwait(false);
        var reader = new ChatUpdateReader(_reader);
        await foreach (var piece in pieces.ConfigureAwait(false))
        {
            if (reader.Read(piece) is { } update)
                yield return update;
        }

        if (reader.End() is { } last)
            yield return last;
    }

    /// <inheritdoc />
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(ChatClientMetadata) ? _metadata
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    /// <inheritdoc />
    public void Dispose() => _owned?.Dispose();

    private ChatRequest Request(IEnumerable<ChatMessage> messages, ChatOptions? options, bool isStream)
    {
        ArgumentNullException.ThrowIfNull(messages);
        JsonObject body = ChatRequestWriter.Write(this, _target.Model, messages, options, isStream);
        SchemaSupport.Apply(body, _target.Endpoint, _target.Schemas);
        return new ChatRequest(body).For(_target.Endpoint);
    }
}
