using System.ClientModel.Primitives;
using Opik.Providers;

namespace Opik;

/// <summary>Tracing of the official clients of OpenAI and Azure OpenAI.</summary>
public static class OpikOpenAIExtensions
{
    /// <summary>
    /// Logs every call of clients with these options as a span: chat, Responses, embeddings, images, streamed or not.
    /// Calling it again changes nothing. Python: <c>track_openai</c>; TypeScript: <c>trackOpenAI</c>.
    /// </summary>
    /// <typeparam name="TOptions"><c>OpenAIClientOptions</c> or <c>AzureOpenAIClientOptions</c>.</typeparam>
    /// <param name="options">Options that no client was made with yet.</param>
    /// <param name="tracing">How to log; null: the defaults.</param>
    /// <param name="inner">Sends the requests; null: a handler of its own, with the system's proxy and connections renewed every two minutes.</param>
    /// <returns>The same options.</returns>
    /// <exception cref="InvalidOperationException">
    /// The options have a transport already. Put an <see cref="OpikHttpHandler"/> into the <see cref="HttpClient"/> of that transport instead.
    /// </exception>
    /// <example>
    /// <code>
    /// var client = new OpenAIClient(new ApiKeyCredential(key), new OpenAIClientOptions().UseOpik());
    /// </code>
    /// </example>
    public static TOptions UseOpik<TOptions>(this TOptions options, OpikHttpOptions? tracing = null, HttpMessageHandler? inner = null)
        where TOptions : ClientPipelineOptions
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Transport is TracedTransport)
            return options;
        if (options.Transport is not null)
            throw new InvalidOperationException($"The options have a transport of their own. Build its HttpClient with an {nameof(OpikHttpHandler)} instead of calling UseOpik.");
        var handler = new OpikHttpHandler(inner ?? new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(2) }, tracing);
        // The pipeline has a timeout of its own, as it has with the transport that it makes itself.
        options.Transport = new TracedTransport(new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan });
        return options;
    }

    private sealed class TracedTransport(HttpClient http) : HttpClientPipelineTransport(http);
}
