using System.Text;
using Opik.Rest;

namespace Opik.Delivery.Sending;

/// <summary>Sends through the client's transport, without its retries.</summary>
internal sealed class RestBatchSender(OpikRest rest) : IBatchSender
{
    private const int MaximalDetail = 2000;

    /// <inheritdoc/>
    public async Task<BatchAnswer> SendAsync(HttpMethod method, string path, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await rest.SendAsync(method, path, body, RetryMode.None, cancellationToken: cancellationToken).ConfigureAwait(false);
            var detail = answer.IsSuccess ? null : Encoding.UTF8.GetString(answer.Body.Span[..Math.Min(answer.Body.Length, MaximalDetail)]);
            return new BatchAnswer((int)answer.Status, answer.RateLimitReset ?? answer.RetryAfter, detail);
        }
        catch (Exception failure) when (failure is OpikConnectionException or ObjectDisposedException)
        {
            // Disposed: the host closed its services before the process ended; what is unsent is spooled.
            return new BatchAnswer(null, null, failure.Message);
        }
    }

    /// <inheritdoc/>
    public async Task<bool> PingAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await rest.SendAsync(HttpMethod.Get, "is-alive/ping", retry: RetryMode.None, cancellationToken: cancellationToken).ConfigureAwait(false)).IsSuccess;
        }
        catch (Exception failure) when (failure is OpikConnectionException or ObjectDisposedException or OperationCanceledException)
        {
            // No answer is an answer here.
            return false;
        }
    }
}
