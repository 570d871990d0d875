using Opik.Providers.Http;
using Opik.Providers.ModelCalls;
using Opik.Providers.Protocols;
using Opik.Tracing;

namespace Opik.Providers;

/// <summary>
/// Recognises calls of models among the requests of an <see cref="HttpClient"/> and logs each as a span of type <c>llm</c>:
/// OpenAI and everybody with its protocol (chat, Responses, embeddings, images), Azure OpenAI, Anthropic, Amazon Bedrock
/// (Converse, InvokeModel), Gemini, Vertex AI, Ollama. Everything else passes.
/// </summary>
/// <remarks>
/// <para>Request and answer reach the other side unchanged; a streamed answer is read along while the caller reads it, and its
/// span ends with the last event, an error, or the disposal of an answer that was not read to the end. Nothing that goes wrong
/// while logging reaches the caller.</para>
/// <para>Headers are never logged, of the address only scheme, host and port. Each request is a span: when a client tries
/// again by itself, the attempts that failed show as spans with an error. Python: <c>track_openai</c>, <c>track_anthropic</c>,
/// <c>track_bedrock</c>, <c>track_genai</c>, <c>track_ollama</c> and the like.</para>
/// </remarks>
/// <example>
/// <code>
/// var http = new HttpClient(new OpikHttpHandler { InnerHandler = new SocketsHttpHandler() });
/// </code>
/// </example>
public sealed class OpikHttpHandler : DelegatingHandler
{
    private readonly OpikHttpOptions options;
    private readonly CallFaults faults;

    /// <summary>A handler for a chain that sets <see cref="DelegatingHandler.InnerHandler"/> itself, such as that of <c>IHttpClientFactory</c>.</summary>
    /// <param name="options">How to log; null: the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="OpikHttpOptions.MaxCapturedBytes"/> is below 1,024.</exception>
    public OpikHttpHandler(OpikHttpOptions? options = null)
    {
        this.options = options ?? new OpikHttpOptions();
        if (this.options.MaxCapturedBytes < 1024)
            throw new ArgumentOutOfRangeException(nameof(options), this.options.MaxCapturedBytes, "MaxCapturedBytes must be 1,024 or more.");
        faults = new CallFaults(this.options.Logger);
    }

    /// <summary>A handler in front of another.</summary>
    /// <param name="inner">Sends the requests.</param>
    /// <param name="options">How to log; null: the defaults.</param>
    public OpikHttpHandler(HttpMessageHandler inner, OpikHttpOptions? options = null)
        : this(options) => InnerHandler = inner;

    /// <summary>Calls that could not be logged, or not completely, because something in them was not understood.</summary>
    public long Unreadable => faults.Count;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (Find(request) is not { } protocol)
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return ModelCallScope.Current is { } outer
            ? ReportCost(outer, await base.SendAsync(request, cancellationToken).ConfigureAwait(false))
            : await TraceAsync(request, protocol, isAsync: true, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (Find(request) is not { } protocol)
            return base.Send(request, cancellationToken);
        return ModelCallScope.Current is { } outer
            ? ReportCost(outer, base.Send(request, cancellationToken))
            : TraceAsync(request, protocol, isAsync: false, cancellationToken).GetAwaiter().GetResult();
    }

    // An asynchronous method also for synchronous requests: what it makes current is not current any more when it returns.
    private async Task<HttpResponseMessage> TraceAsync(HttpRequestMessage request, IProviderProtocol protocol, bool isAsync, CancellationToken cancellationToken)
    {
        var body = await RequestBody.ReadAsync(request.Content, options.MaxCapturedBytes, cancellationToken).ConfigureAwait(false);
        var call = Start(request, protocol, body);
        using var scope = call is null ? null : ModelCallScope.Enter();
        try
        {
            // Asynchronous methods may not block, but nobody awaits this one when the caller wants a synchronous request.
#pragma warning disable CA1849, MA0042
            var response = isAsync
                ? await base.SendAsync(request, cancellationToken).ConfigureAwait(false)
                : base.Send(request, cancellationToken);
#pragma warning restore CA1849, MA0042
            call?.Observe(response);
            return response;
        }
        catch (Exception exception)
        {
            call?.Fail(exception);
            throw;
        }
    }

    private TracedCall? Start(HttpRequestMessage request, IProviderProtocol protocol, RequestBody body)
    {
        try
        {
            if (protocol.ReadRequest(new ProviderRequest(new ProviderAddress(request.RequestUri!), body.Json)) is not { } call)
                return null;
            if (body.IsCut)
                call.Metadata[ModelCallWriter.CutKey] = "request";
            return TracedCall.Start(protocol, call, options, faults);
        }
        catch (Exception exception)
        {
            faults.Note(exception);
            return null;
        }
    }

    private IProviderProtocol? Find(HttpRequestMessage request)
    {
        if (request.Method != HttpMethod.Post || request.RequestUri is not { IsAbsoluteUri: true } uri)
            return null;
        try
        {
            if (!(options.Client ?? OpikClient.Default).IsTracingActive)
                return null;
            var protocol = ProviderProtocols.Find(new ProviderAddress(uri));
            return protocol is null || options.ShouldTrace is { } should && !should(request) ? null : protocol;
        }
        catch (Exception exception)
        {
            // A configuration that cannot be read, or a condition of the program that failed.
            faults.Note(exception);
            return null;
        }
    }

    private static HttpResponseMessage ReportCost(ModelCallScope scope, HttpResponseMessage response)
    {
        scope.TotalCost = ProxyHeaders.Cost(response) ?? scope.TotalCost;
        return response;
    }
}
