using Microsoft.Extensions.Logging;
using Opik.Delivery.Queueing;
using Opik.Delivery.Reporting;
using Opik.Delivery.Sending;
using Opik.Delivery.Shutdown;
using Opik.Delivery.Spool;

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

    public DeliveryEngine(DeliverySettings settings, IBatchSender sender, ILogger logger, TimeProvider? time = null, SpoolFolder? spool = null)
    {
        this.settings = settings;
        this.time = time ?? TimeProvider.System;
        losses = new LossLog(logger, this.time);
        queue = new DeliveryQueue(settings.MaximalQueueSize, settings.MaximalQueueBytes, settings.BatchBytes);
        outbox = new Outbox(settings, flushes, new SpoolChain(spool, losses, counts, logger), losses);
        intake = new Intake(queue, outbox, flushes, new PassWriter(settings, counts, losses), settings, losses, logger, this.time);
        var dispatcher = new BatchDispatcher(sender, settings, counts, losses, logger, this.time);
        var loop = new SendLoop(outbox, dispatcher, sender, flushes, settings, losses, logger, this.time);
        sending = Task.Run(() =>
        {
            outbox.Adopt(spool?.Adopt() ?? []);
            return loop.RunAsync(stop.Token);
        });
        intake.Start();
        ProcessEnd.Add(this);
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
    public static DeliveryEngine Create(OpikOptions options, HttpClient http, ILogger logger, TimeProvider? time = null)
    {
        var chosen = DeliverySettings.From(options);
        var target = SpoolFolder.TargetName(options.UrlOverride, null, null);
        var spool = chosen.SpoolFolder is { } folder ? SpoolFolder.TryOpen(folder, target, chosen.MaximalSpoolBytes, logger) : null;
        return new DeliveryEngine(chosen, new HttpBatchSender(http, time ?? TimeProvider.System), logger, time, spool);
    }

    /// <summary>Sends what waits, then ends. A second call waits for the first.</summary>
    public Task<FlushResult> CloseAsync(TimeSpan? timeout)
    {
        lock (closeGate)
            return close ??= DrainAndEndAsync(timeout ?? settings.DefaultFlushTimeout ?? settings.CloseTimeout);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await CloseAsync(null).ConfigureAwait(false);

    /// <summary>The process ends: sends for a moment, spools the rest. Takes the exit budget and what the disk needs.</summary>
    internal async Task EndNowAsync()
    {
        closed = true;
        intake.Close();
        using var budget = new CancellationTokenSource(settings.ExitBudget, time);
        // The intake spools what the sender cannot take, so that from here on everything is safe.
        await WithinAsync(intake.Ended, budget.Token).ConfigureAwait(false);
        outbox.Close();
        await WithinAsync(sending, budget.Token).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        await WithinAsync(Task.WhenAll(intake.Ended, sending), new CancellationTokenSource(settings.ExitBudget / 4, time).Token).ConfigureAwait(false);
        outbox.End();
        while (queue.TryTake(out var late))
        {
            // Somebody was just between looking whether the client is open and adding.
            if (late.Item is { } item)
                losses.Add(item.Kind, FailureReason.QueueOverflow, 1, null, "The client is closed.");
            late.Mark?.Complete(settled: false);
        }
    }

    private static async Task WithinAsync(Task task, CancellationToken limit)
    {
        try
        {
            await task.WaitAsync(limit).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The time is up; what was not done is spooled.
        }
    }

    private async Task<FlushResult> DrainAndEndAsync(TimeSpan timeout)
    {
        var result = await FlushAsync(timeout, CancellationToken.None).ConfigureAwait(false);
        await EndNowAsync().ConfigureAwait(false);
        ProcessEnd.Remove(this);
        await Task.WhenAll(intake.Ended, sending).ConfigureAwait(false);
        intake.Dispose();
        outbox.Dispose();
        stop.Dispose();
        return result;
    }

    private FlushResult Result(bool flushed, long sentBefore, (long Messages, long Items) lostBefore)
    {
        var lost = losses.Since(lostBefore);
        var (inMemory, onDisk) = outbox.Waiting;
        return new FlushResult
        {
            Flushed = flushed,
            SentItems = counts.TotalSent - sentBefore,
            RemainingQueueSize = queue.Length + intake.InHand + inMemory + onDisk,
            SpooledItems = onDisk,
            DroppedMessages = lost.Messages,
            DroppedItems = lost.Items,
            Failures = lost.Newest,
        };
    }
}
