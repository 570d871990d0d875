using System.Globalization;
using Microsoft.Extensions.Logging;
using Opik.Delivery.Reporting;

namespace Opik.Delivery.Sending;

/// <summary>Sends one request and decides by the answer what becomes of it.</summary>
internal sealed class BatchDispatcher(IBatchSender sender, DeliverySettings settings, DeliveryCounts counts, LossLog losses, DeliveryMeter meter, ILogger logger, TimeProvider time)
{
    private static readonly TimeSpan LongestRateLimitWait = TimeSpan.FromSeconds(30);

    // A server that fails at everything is not asked about every single item.
    private const int MostErrorsInARow = 20;

    private readonly DateTimeOffset[] heldBackUntil = new DateTimeOffset[DeliveryRoute.Kinds];
    private int errorsInARow;

    /// <summary>Sends the request; waits out rate limits and repeats after errors of the server.</summary>
    public async Task<SendOutcome> SendAsync(DeliveryBatch batch, CancellationToken cancellationToken)
    {
        if (time.GetUtcNow() < heldBackUntil[(int)batch.Kind])
            return Lose(batch, FailureReason.Unauthorized, 401, "Not tried: the server refused the API key moments ago.");

        for (int errors = 0, limits = 0; ;)
        {
            var started = time.GetTimestamp();
            var answer = await sender.SendAsync(batch.Route.Method, batch.Path, batch.Body, cancellationToken).ConfigureAwait(false);
            meter.Request(batch.Route.Name, answer.Status, time.GetElapsedTime(started));
            switch (answer.Status)
            {
                case >= 200 and < 300 or 409:
                    // 409: the server has it already, e.g. because only the answer to the first attempt was lost.
                    counts.Sent(batch.Count);
                    errorsInARow = 0;
                    return SendOutcome.Settled;
                case null or 408 or 502 or 503 or 504:
                    DeliveryLog.NoAnswer(logger, batch.Count, batch.Route.Name, answer.Status, answer.Detail);
                    return SendOutcome.Away;
                case 429:
                    await WaitAsync(answer.RetryAfter is { Ticks: > 0 } asked ? asked : BackOff(limits++, LongestRateLimitWait), cancellationToken).ConfigureAwait(false);
                    break;
                case 401:
                    heldBackUntil[(int)batch.Kind] = time.GetUtcNow() + settings.UnauthorizedRetryInterval;
                    return Lose(batch, FailureReason.Unauthorized, 401, answer.Detail);
                case 400 or 413 or 422 when batch.Count > 1:
                    return SendOutcome.Halve;
                case >= 500 when errors < settings.ServerErrorRetries && batch.Halvings == 0:
                    await Task.Delay(BackOff(errors++, settings.PingInterval), time, cancellationToken).ConfigureAwait(false);
                    break;
                case >= 500 when batch.Count > 1 && ++errorsInARow < MostErrorsInARow:
                    return SendOutcome.Halve;
                default:
                    return Lose(batch, answer.Status >= 500 ? FailureReason.HttpServerError : FailureReason.HttpClientError, answer.Status, answer.Detail);
            }
        }
    }

    private SendOutcome Lose(DeliveryBatch batch, FailureReason reason, int? status, string? detail)
    {
        losses.Add(batch.Kind, reason, batch.Count, status, detail);
        return SendOutcome.Settled;
    }

    private Task WaitAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        if (wait > LongestRateLimitWait * 10)
            wait = LongestRateLimitWait * 10;
        DeliveryLog.RateLimited(logger, wait.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture));
        return Task.Delay(wait, time, cancellationToken);
    }

    private TimeSpan BackOff(int attempt, TimeSpan longest) =>
        TimeSpan.FromTicks(Math.Min(longest.Ticks, settings.FirstRetryDelay.Ticks << Math.Min(attempt, 10)));
}
