using System.Net;

namespace Opik.Providers.Http;

/// <summary>The content of an answer as it came, read along by a call.</summary>
internal sealed class ObservedContent : HttpContent
{
    private readonly HttpContent inner;
    private readonly TracedCall call;

    public ObservedContent(HttpContent inner, TracedCall call)
    {
        (this.inner, this.call) = (inner, call);
        foreach (var header in inner.Headers.NonValidated)
            Headers.TryAddWithoutValidation(header.Key, header.Value);
    }

    protected override async Task<Stream> CreateContentReadStreamAsync() =>
        new ObservedStream(await Opened(inner.ReadAsStreamAsync()).ConfigureAwait(false), call);

    protected override async Task<Stream> CreateContentReadStreamAsync(CancellationToken cancellationToken) =>
        new ObservedStream(await Opened(inner.ReadAsStreamAsync(cancellationToken)).ConfigureAwait(false), call);

    protected override Stream CreateContentReadStream(CancellationToken cancellationToken) => new ObservedStream(inner.ReadAsStream(cancellationToken), call);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var source = await CreateContentReadStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (source.ConfigureAwait(false))
            await source.CopyToAsync(stream, cancellationToken).ConfigureAwait(false);
    }

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        using var source = CreateContentReadStream(cancellationToken);
        source.CopyTo(stream);
    }

    // The header of the length was copied where there was one.
    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            call.Finish(isWhole: false);
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task<Stream> Opened(Task<Stream> opening)
    {
        try
        {
            return await opening.ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            call.Fail(exception);
            throw;
        }
    }
}
