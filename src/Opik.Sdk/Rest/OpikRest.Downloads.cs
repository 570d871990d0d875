namespace Opik.Rest;

/// <content>Bodies of any size.</content>
internal sealed partial class OpikRest
{
    // Signed addresses of a bucket are their own permission: headers of ours would break them.
    private static readonly HttpClient Elsewhere = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(20), ActivityHeadersPropagator = null, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Writes what is at <paramref name="address"/> into a stream, piece by piece.</summary>
    /// <exception cref="OpikApiException">The answer is not 2xx.</exception>
    /// <exception cref="OpikConnectionException">The connection could not be made, broke or stood still.</exception>
    public async Task DownloadAsync(Uri address, Stream destination, CancellationToken cancellationToken)
    {
        var isOurs = Uri.Compare(address, Address, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(ReadTimeout);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            using var response = await (isOurs ? http : Elsewhere).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
                throw (Describe(request, response) with { Body = await response.Content.ReadAsByteArrayAsync(limit.Token).ConfigureAwait(false) }).ToException();
            await using var body = await response.Content.ReadAsStreamAsync(limit.Token).ConfigureAwait(false);
            var buffer = new byte[81920];
            for (int read; (read = await body.ReadAsync(buffer, limit.Token).ConfigureAwait(false)) > 0;)
            {
                limit.CancelAfter(ReadTimeout);
                await destination.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception failure) when (failure is HttpRequestException or HttpIOException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw Unreachable(failure);
        }
    }
}
