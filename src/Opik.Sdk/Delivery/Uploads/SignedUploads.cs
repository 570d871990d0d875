using Opik.Delivery.Sending;

namespace Opik.Delivery.Uploads;

/// <summary>Parts of a file to signed addresses of a bucket. The signature is the permission: headers of ours would break it.</summary>
internal sealed class SignedUploads(TimeProvider time)
{
    private const int Attempts = 3;

    private static readonly HttpClient Bucket = new(new SocketsHttpHandler
    {
        ConnectTimeout = TimeSpan.FromSeconds(20),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ActivityHeadersPropagator = null,
    })
    { Timeout = TimeSpan.FromMinutes(10) };

    /// <summary>Sends part after part, at most one in memory.</summary>
    /// <returns>The tags of all parts, or the answer that ended it.</returns>
    public async Task<(IReadOnlyList<string> Tags, BatchAnswer? Refused)> PutAsync(Stream bytes, long length, int partBytes, IReadOnlyList<string> urls, CancellationToken cancellationToken)
    {
        var tags = new List<string>(urls.Count);
        var buffer = new byte[(int)Math.Min(partBytes, Math.Max(1, length))];
        foreach (var url in urls)
        {
            var read = await bytes.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            var (tag, refused) = await PutPartAsync(url, buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            if (tag is null)
                return (tags, refused);
            tags.Add(tag);
        }

        return (tags, null);
    }

    private async Task<(string? Tag, BatchAnswer Refused)> PutPartAsync(string url, ReadOnlyMemory<byte> part, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var answer = await Bucket.PutAsync(url, new ReadOnlyMemoryContent(part), cancellationToken).ConfigureAwait(false);
                if (answer.IsSuccessStatusCode && answer.Headers.ETag?.Tag is { } tag)
                    return (tag, default);
                if ((int)answer.StatusCode is not (500 or 502 or 503 or 504) || attempt == Attempts)
                    return (null, new BatchAnswer((int)answer.StatusCode, null, await answer.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false)));
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException && attempt < Attempts)
            {
                // Tried again below, like an error of the bucket.
            }

            await Task.Delay(Pause(attempt), time, cancellationToken).ConfigureAwait(false);
        }
    }

    // Random, so that many clients do not come back at once; 1 to 10 s.
#pragma warning disable CA5394 // No secret depends on it.
    private static TimeSpan Pause(int attempt) => TimeSpan.FromSeconds(Math.Clamp(Math.Pow(2, attempt) * Random.Shared.NextDouble(), 1, 10));
#pragma warning restore CA5394
}
