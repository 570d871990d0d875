using Microsoft.Extensions.Logging;
using Opik.Delivery.Queueing;
using Opik.Delivery.Reporting;
using Opik.Delivery.Uploads;

namespace Opik.Delivery.Sending;

/// <summary>
/// Sends one pass after the other, so that nothing can overtake what it refers to. While the server is away it only asks
/// whether it is back.
/// </summary>
internal sealed class SendLoop(Outbox outbox, BatchDispatcher dispatcher, IBatchSender sender, UploadQueue uploads, FlushMarks flushes, DeliverySettings settings, LossLog losses, ILogger logger, TimeProvider time)
{
    private int failures;
    private long attemptFor;
    private int? replayed;

    /// <summary>Runs until the outbox is closed and empty, or until <paramref name="stop"/>; what is unsent then is back in the outbox.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (await outbox.TakeAsync(stop).ConfigureAwait(false) is { } pass)
            {
                if (await SendAsync(pass, stop).ConfigureAwait(false))
                {
                    var spooled = pass.OnDisk is not null;
                    outbox.Settle(pass);
                    await RestAsync(spooled, stop).ConfigureAwait(false);
                    continue;
                }

                outbox.PutBack(pass);
                if (!await IsServerBackAsync(stop).ConfigureAwait(false))
                    break;
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The program ends; the outbox keeps what is left.
        }
    }

    private async Task<bool> SendAsync(DeliveryPass pass, CancellationToken stop)
    {
        while (pass.First is { } batch)
        {
            attemptFor = flushes.Newest;
            switch (await TrySendAsync(pass, batch, stop).ConfigureAwait(false))
            {
                case SendOutcome.Halve:
                    pass.HalveFirst();
                    break;
                case SendOutcome.Away:
                    return false;
                default:
                    failures = 0;
                    pass.SettleFirst();
                    break;
            }
        }

        return true;
    }

    private async Task<SendOutcome> TrySendAsync(DeliveryPass pass, DeliveryBatch batch, CancellationToken stop)
    {
        try
        {
            if (batch.Kind != DeliveryKind.Attachment)
                return await dispatcher.SendAsync(batch, stop).ConfigureAwait(false);
            uploads.Add(UploadDescriptor.Read(batch.Body), outbox.KeepUpload(batch.Body));
            return SendOutcome.Settled;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            outbox.PutBack(pass);
            throw;
        }
        catch (Exception defect)
        {
            // A defect must not end the loop: it costs this request, and says so.
            DeliveryLog.Defect(logger, defect);
            losses.Add(batch.Kind, FailureReason.Unknown, batch.Count, null, defect.Message);
            return SendOutcome.Settled;
        }
    }

    // False: the program ends and the server is still away.
    private async Task<bool> IsServerBackAsync(CancellationToken stop)
    {
        if (failures == 0)
            DeliveryLog.ServerAway(logger, null);
        do
        {
            failures++;
            flushes.ServerAway(attemptFor, all: outbox.IsStuck);
            if (outbox.IsClosed)
                return false;
            await DelayAsync(TimeSpan.FromTicks(Math.Min(settings.PingInterval.Ticks, settings.FirstRetryDelay.Ticks << Math.Min(failures - 1, 10))), stop).ConfigureAwait(false);
        }
        while (!await PingAsync(stop).ConfigureAwait(false));
        var kept = outbox.ServerBack();
        replayed = kept > 0 ? 0 : null;
        DeliveryLog.ServerBack(logger, kept);
        return true;
    }

    // A server that just came back is not hit with everything at once, unless somebody waits for it.
    private async Task RestAsync(bool spooled, CancellationToken stop)
    {
        if (!spooled)
            replayed = null;
        if (replayed is null || ++replayed < settings.ReplayBatchSize)
            return;
        replayed = 0;
        if (!flushes.Any)
            await DelayAsync(settings.ReplayDelay, stop).ConfigureAwait(false);
    }

    // Ends early when somebody flushes.
    private async Task DelayAsync(TimeSpan delay, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await Task.WhenAny(Task.Delay(delay, time, limit.Token), outbox.AttemptWanted.WaitAsync(limit.Token)).ConfigureAwait(false);
        await limit.CancelAsync().ConfigureAwait(false);
        stop.ThrowIfCancellationRequested();
    }

    private async Task<bool> PingAsync(CancellationToken stop)
    {
        attemptFor = flushes.Newest;
        using var limit = new CancellationTokenSource(settings.PingTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
        var alive = await sender.PingAsync(both.Token).ConfigureAwait(false);
        stop.ThrowIfCancellationRequested();
        return alive;
    }
}
