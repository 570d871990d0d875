using Anthropic;
using Opik.Providers;

namespace Opik;

/// <summary>Tracing of the official client of Anthropic.</summary>
public static class OpikAnthropicExtensions
{
    /// <summary>
    /// A view of the client whose messages are logged as spans, streamed or not. Calling it again changes nothing.
    /// Python: <c>track_anthropic</c>.
    /// </summary>
    /// <param name="client">The client; it stays as it is.</param>
    /// <param name="tracing">How to log; null: the defaults.</param>
    /// <example>
    /// <code>
    /// var client = new AnthropicClient().UseOpik();
    /// </code>
    /// </example>
    public static IAnthropicClient UseOpik(this IAnthropicClient client, OpikHttpOptions? tracing = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.Handlers.Any(static handler => handler is OpikHttpHandler)
            ? client
            : client.WithOptions(options => options with { Handlers = [.. options.Handlers, new OpikHttpHandler(tracing)] });
    }
}
