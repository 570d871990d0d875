using Microsoft.Extensions.Logging;
using Opik.Delivery.Queueing;
using Opik.Delivery.Reporting;
using Opik.Delivery.Sending;

namespace Opik.Delivery;

/// <summary>
/// The delivery of one server, workspace and key: a bounded queue, a thread that turns it into requests, a loop that sends
/// them in order. Memory is bounded by the queue (items and bytes) plus the few passes on their way.
/// </summary>
internal sealed class DeliveryEngine : IDelivery, IAsyncDisposable
{
    private readonly DeliverySettings settings;
    private readonly TimeProvider time;
    private readonly LossLog losses;
    private readonly DeliveryCounts counts = new();
    private readonly FlushMarks flushes = new();
    private readonly DeliveryQueue queue;
    private readonly Outbox outbox;
    private readonly Intake intake;
    private readonly CancellationTokenSource stop = new();
    private readonly Task sending;
    private readonly Lock closeGate = new();
    private Task<FlushResult>? close;
    private volatile bool closed;

    public DeliveryEngine(DeliverySettings settings, IBatchSender sender, ILogger logger, TimeProvider? time = null)
    {
        this.settings = settings;
        this.time = time ?? TimeProvider.System;
        losses = new LossLog(logger, this.time);
        queue = new DeliveryQueue(settings.MaximalQueueSize, settings.MaximalQueueBytes, settings.BatchBytes);
        outbox = new Outbox(settings, flushes, losses);
        intake = new Intake(queue, outbox, flushes, new PassWriter(settings, counts, losses), settings, losses, logger, this.time);
        var dispatcher = new BatchDispatcher(sender, settings, counts, losses, logger, this.time);
        var loop = new SendLoop(outbox, dispatcher, sender, flushes, settings, losses, logger, this.time);
        sending = Task.Run(() => loop.RunAsync(stop.Token));
        intake.Start();
    }

    /// <inheritdoc/>
    public void Enqueue(DeliveryItem item)
    {
        if (!item.TryEnterQueue())
            return;
        if (!closed && queue.TryAdd(item))
            return;
        item.LeaveQueue();
        losses.Add(item.Kind, FailureReason.QueueOverflow, 1, null, closed ? "The client is closed." : $"{settings.MaximalQueueSize} items or {settings.MaximalQueueBytes} bytes wait already.");
    }

    /// <inheritdoc/>
    public async Task<FlushResult> FlushAsync(TimeSpan? timeout, CancellationToken cancellationToken)
    {
        if (close is { } closing && closed)
            return await closing.WaitAsync(cancellationToken).ConfigureAwait(false);
        var sentBefore = counts.TotalSent;
        var lostBefore = losses.Totals;
        var mark = flushes.Add();
        var flushed = false;
        try
        {
            queue.Add(mark);
            outbox.RequestAttempt();
            flushed = await mark.Done.WaitAsync(timeout ?? settings.DefaultFlushTimeout ?? Timeout.InfiniteTimeSpan, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // What was not done in time is in the result.
        }
        finally
        {
            flushes.Remove(mark);
        }

        return Result(flushed, sentBefore, lostBefore);
    }

    /// <inheritdoc/>
    public ErrorsReport GetErrorsReport() => losses.Report();

    /// <summary>The engine of a client, over its own connections.</summary>
    public static DeliveryEngine Create(OpikOptions options, HttpClient http, ILogger logger, TimeProvider? time = null) =>
        new(DeliverySettings.From(options), new HttpBatchSender(http, time ?? TimeProvider.System), logger, time);

    /// <summary>Sends what waits, then ends. A second call waits for the first.</summary>
    public Task<FlushResult> CloseAsync(TimeSpan? timeout)
    {
        lock (closeGate)
            return close ??= DrainAndEndAsync(timeout ?? settings.DefaultFlushTimeout ?? settings.CloseTimeout);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await CloseAsync(null).ConfigureAwait(false);

    private async Task<FlushResult> DrainAndEndAsync(TimeSpan timeout)
    {
        var result = await FlushAsync(timeout, CancellationToken.None).ConfigureAwait(false);
        closed = true;
        intake.Close();
        outbox.Close();
        await stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(intake.Ended, sending).ConfigureAwait(false);
        intake.Dispose();
        outbox.Dispose();
        stop.Dispose();
        return result;
    }

    private FlushResult Result(bool flushed, long sentBefore, (long Messages, long Items) lostBefore)
    {
        var lost = losses.Since(lostBefore);
        return new FlushResult
        {
            Flushed = flushed,
            SentItems = counts.TotalSent - sentBefore,
            RemainingQueueSize = queue.Length + intake.InHand + outbox.Waiting,
            DroppedMessages = lost.Messages,
            DroppedItems = lost.Items,
            Failures = lost.Newest,
        };
    }
}
