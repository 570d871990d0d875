using System.Net;

namespace Opik.Llm;

/// <summary>Ends calls at which a provider is silent for too long, before its answer or in the middle of it. <see cref="HttpClient.Timeout"/> ends neither: it counts the whole call, and no streams.</summary>
internal sealed class ReadTimeoutHandler(HttpMessageHandler inner, TimeSpan timeout, TimeProvider clock) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var limit = new ReadLimit(timeout, clock, cancellationToken);
        var response = await base.SendAsync(request, limit.Token).ConfigureAwait(false);
        response.Content = new TimedContent(response.Content, timeout, clock);
        return response;
    }

    private sealed class TimedContent : HttpContent
    {
        private readonly HttpContent _inner;
        private readonly TimeSpan _timeout;
        private readonly TimeProvider _clock;

        public TimedContent(HttpContent inner, TimeSpan timeout, TimeProvider clock)
        {
            (_inner, _timeout, _clock) = (inner, timeout, clock);
            foreach (var (name, values) in inner.Headers)
                Headers.TryAddWithoutValidation(name, values);
        }

        protected override async Task<Stream> CreateContentReadStreamAsync(CancellationToken cancellationToken) =>
            new TimedStream(await _inner.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), _timeout, _clock);

        protected override Task<Stream> CreateContentReadStreamAsync() => CreateContentReadStreamAsync(CancellationToken.None);

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            await using var body = await CreateContentReadStreamAsync(cancellationToken).ConfigureAwait(false);
            await body.CopyToAsync(stream, cancellationToken).ConfigureAwait(false);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _inner.Headers.ContentLength ?? 0;
            return _inner.Headers.ContentLength is not null;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                _inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
