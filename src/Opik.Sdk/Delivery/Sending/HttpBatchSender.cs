using System.Globalization;
using System.Net.Http.Headers;

namespace Opik.Delivery.Sending;

/// <summary>Sends over an <see cref="HttpClient"/> whose base address is the API.</summary>
internal sealed class HttpBatchSender(HttpClient http, TimeProvider time) : IBatchSender
{
    private const int MaximalDetail = 2000;

    /// <inheritdoc/>
    public async Task<BatchAnswer> SendAsync(HttpMethod method, string path, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(method, path) { Content = new ReadOnlyMemoryContent(body) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            var detail = answer.IsSuccessStatusCode ? null : await answer.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
            return new BatchAnswer((int)answer.StatusCode, RetryAfter(answer), detail is { Length: > MaximalDetail } ? detail[..MaximalDetail] : detail);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or ObjectDisposedException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new BatchAnswer(null, null, failure.InnerException is TimeoutException timeout ? timeout.Message : failure.Message);
        }
    }

    /// <inheritdoc/>
    public async Task<bool> PingAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync("is-alive/ping", HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or ObjectDisposedException or OperationCanceledException)
        {
            // No answer is an answer here.
            return false;
        }
    }

    private TimeSpan? RetryAfter(HttpResponseMessage answer)
    {
        if (answer.Headers.TryGetValues("RateLimit-Reset", out var reset)
            && double.TryParse(reset.FirstOrDefault(), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 86_400)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        return answer.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - time.GetUtcNow() is { Ticks: > 0 } wait ? wait : TimeSpan.Zero,
            _ => null,
        };
    }
}
