using Opik.Providers.Framing;
using Opik.Providers.ModelCalls;
using Opik.Providers.Protocols;

namespace Opik.Providers.Http;

/// <summary>Chooses how an answer is read by its status and type.</summary>
internal static class AnswerReaders
{
    public static IAnswerReader For(HttpResponseMessage response, IProviderProtocol protocol, ModelCall call, int limit)
    {
        var reader = response.IsSuccessStatusCode ? Read(response.Content, protocol, call, limit) : new FailedAnswer(response.StatusCode, ProxyHeaders.ErrorType(response));
        return response.Content.Headers.ContentEncoding.LastOrDefault()?.ToLowerInvariant() is { } encoding and not "identity"
            ? new CompressedAnswer(reader, encoding, limit)
            : reader;
    }

    private static IAnswerReader Read(HttpContent content, IProviderProtocol protocol, ModelCall call, int limit)
    {
        var aggregate = protocol.OpenStream(call, limit);
        IFrameReader? frames = content.Headers.ContentType?.MediaType?.ToLowerInvariant() switch
        {
            "text/event-stream" => new ServerSentEvents(limit),
            "application/x-ndjson" or "application/ndjson" or "application/jsonl" => new JsonLines(limit),
            "application/vnd.amazon.eventstream" => new AmazonEventStream(limit),
            // Gateways that forget the type of a stream.
            null or "text/plain" or "application/octet-stream" when call.IsStream => call.Provider == "ollama" ? new JsonLines(limit) : new ServerSentEvents(limit),
            _ => null,
        };
        return frames is null ? new WholeBody(protocol, aggregate, limit) : new StreamedAnswer(protocol, frames, aggregate);
    }
}
