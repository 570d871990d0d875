using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Opik.ModelContextProtocol;

/// <summary>A connection whose requests and answers are looked at as they pass.</summary>
internal sealed class TracedTransport(ITransport inner) : ITransport
{
    private readonly McpExchanges _exchanges = new();
    private Answers? _answers;

    /// <inheritdoc/>
    public string? SessionId => inner.SessionId;

    /// <inheritdoc/>
    public ChannelReader<JsonRpcMessage> MessageReader => _answers ??= new Answers(inner.MessageReader, _exchanges);

    /// <inheritdoc/>
    public Task SendMessageAsync(JsonRpcMessage message, CancellationToken cancellationToken = default)
    {
        if (message is JsonRpcRequest request && McpExchanges.Current() is { } span)
            _exchanges.Asked(request, span);
        return inner.SendMessageAsync(message, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => inner.DisposeAsync();

    /// <summary>Opens connections that are traced.</summary>
    internal sealed class Client(IClientTransport inner) : IClientTransport
    {
        /// <inheritdoc/>
        public string Name => inner.Name;

        /// <inheritdoc/>
        public async Task<ITransport> ConnectAsync(CancellationToken cancellationToken = default) =>
            new TracedTransport(await inner.ConnectAsync(cancellationToken).ConfigureAwait(false));
    }

    private sealed class Answers(ChannelReader<JsonRpcMessage> messages, McpExchanges exchanges) : ChannelReader<JsonRpcMessage>
    {
        public override Task Completion => messages.Completion;

        public override bool TryRead([MaybeNullWhen(false)] out JsonRpcMessage item)
        {
            if (!messages.TryRead(out item))
                return false;
            exchanges.Answered(item);
            return true;
        }

        public override ValueTask<bool> WaitToReadAsync(CancellationToken cancellationToken = default) => messages.WaitToReadAsync(cancellationToken);
    }
}
