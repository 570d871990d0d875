using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Opik.Delivery.Queueing;
using Opik.Delivery.Reporting;
using Opik.Delivery.Sending;
using Opik.Delivery.Shutdown;
using Opik.Delivery.Spool;
using Opik.Delivery.Uploads;
using Opik.Rest;

namespace Opik.Delivery;

/// <summary>
/// The delivery of one server, workspace and key: a bounded queue, a thread that turns it into requests, a loop that sends
/// them in order. Memory is bounded by the queue (items and bytes) plus the few passes on their way.
/// </summary>
internal sealed class DeliveryEngine : IDelivery, IAsyncDisposable
{
    private const int MostPauses = 20;

    private readonly DeliverySettings settings;
    private readonly TimeProvider time;
    private readonly LossLog losses;
    private readonly DeliveryCounts counts = new();
    private readonly FlushMarks flushes = new();
    private readonly DeliveryQueue queue;
    private readonly Outbox outbox;
    private readonly Intake intake;
    private readonly UploadQueue uploads;
    private readonly DeliveryMeter meter;
    private readonly CancellationTokenSource stop = new();
    private readonly Task sending;
    private readonly Lock closeGate = new();
    private Task<FlushResult>? close;
    private volatile bool closed;
    private volatile bool drained;

    public DeliveryEngine(DeliverySettings settings, OpikRest rest, ILogger logger, TimeProvider? time = null, SpoolFolder? spool = null)
    {
        this.settings = settings;
        this.time = time ?? TimeProvider.System;
        losses = new LossLog(logger, this.time);
        var files = new UploadFiles(spool?.Path);
        queue = new DeliveryQueue(settings.MaximalQueueSize, settings.MaximalQueueBytes, settings.BatchBytes);
        outbox = new Outbox(settings, flushes, new SpoolChain(spool, losses, counts, logger), losses);
        intake = new Intake(queue, outbox, flushes, new PassWriter(settings, files, new PayloadStage(settings, logger, this.time), counts, losses), settings, losses, logger, this.time);
        uploads = new UploadQueue(new FileUploader(rest, files, this.time), files, settings, counts, losses, logger, this.time) { Forget = outbox.ForgetUpload };
        meter = new DeliveryMeter(() => queue.Accepted + counts.TotalExtracted, () => queue.Length + intake.InHand + outbox.Waiting.InMemory, () => outbox.Waiting.OnDisk, counts, losses);
        var sender = new RestBatchSender(rest);
        var dispatcher = new BatchDispatcher(sender, settings, counts, losses, meter, logger, this.time);
        var loop = new SendLoop(outbox, dispatcher, sender, uploads, flushes, settings, losses, logger, this.time);
        sending = Task.Run(() =>
        {
            uploads.Add(outbox.Adopt(spool?.Adopt() ?? []));
            return loop.RunAsync(stop.Token);
        });
        intake.Start();
        ProcessEnd.Add(this);
    }

    /// <summary>The figures of this engine.</summary>
    internal Meter Meter => meter.Meter;

    /// <inheritdoc/>
    public void Enqueue(DeliveryItem item)
    {
        if (!item.TryEnterQueue())
            return;
        var answer = closed ? QueueAnswer.Full : queue.Add(item);
        if (answer != QueueAnswer.Taken)
            SlowDown(item, answer);
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
            // Nobody takes it any more: see the end of EndNowAsync.
            if (drained)
                mark.Complete(settled: false);
            else
                outbox.RequestAttempt();
            flushed = await SettleAsync(mark).WaitAsync(timeout ?? settings.DefaultFlushTimeout ?? Timeout.InfiniteTimeSpan, time, cancellationToken).ConfigureAwait(false);
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
    public static DeliveryEngine Create(OpikOptions options, OpikRest rest, ILogger logger, TimeProvider? time = null)
    {
        var chosen = DeliverySettings.From(options);
        var target = SpoolFolder.TargetName(options.UrlOverride, options.Workspace, options.ApiKey);
        var spool = chosen.SpoolFolder is { } folder ? SpoolFolder.TryOpen(folder, target, chosen.MaximalSpoolBytes, logger) : null;
        return new DeliveryEngine(chosen, rest, logger, time, spool);
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
        if (sending.IsCompleted)
            await WithinAsync(uploads.SettleAsync(), budget.Token).ConfigureAwait(false);
        uploads.Stop();
        await stop.CancelAsync().ConfigureAwait(false);
        await WithinAsync(Task.WhenAll(intake.Ended, sending), new CancellationTokenSource(settings.ExitBudget / 4, time).Token).ConfigureAwait(false);
        outbox.End();
        drained = true;
        // A flush sees the flag, or its mark is seen here.
        Interlocked.MemoryBarrier();
        while (queue.TryTake(out var late))
        {
            // Somebody was just between looking whether the client is open and adding.
            if (late.Item is { } item)
                losses.AddOverflow(item.Kind, closed: true);
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
        meter.Dispose();
        uploads.Dispose();
        outbox.Dispose();
        stop.Dispose();
        return result;
    }

    // The program is faster than the intake. It is slowed down a little (1 ms, or 20 ms when there is no room at all), as long
    // as that helps: threads that spin on a full queue would take the processor from the thread that empties it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void SlowDown(DeliveryItem item, QueueAnswer answer)
    {
        for (var i = 0; i < MostPauses && !closed && !outbox.IsStuck; i++)
        {
            Thread.Sleep(1);
            if (answer == QueueAnswer.TakenNearlyFull)
                return;
            answer = queue.Add(item);
            if (answer != QueueAnswer.Full)
                return;
        }

        if (answer != QueueAnswer.Full)
            return;
        item.LeaveQueue();
        losses.AddOverflow(item.Kind, closed);
    }

    // Files wait for the request that makes their entity, so they come last.
    private async Task<bool> SettleAsync(FlushMark mark) =>
        await mark.Done.ConfigureAwait(false) && await uploads.SettleAsync().ConfigureAwait(false);

    private FlushResult Result(bool flushed, long sentBefore, (long Messages, long Items) lostBefore)
    {
        var lost = losses.Since(lostBefore);
        var (inMemory, onDisk) = outbox.Waiting;
        return new FlushResult
        {
            Flushed = flushed,
            SentItems = counts.TotalSent - sentBefore,
            RemainingQueueSize = queue.Length + intake.InHand + inMemory + onDisk + uploads.Count,
            SpooledItems = onDisk,
            DroppedMessages = lost.Messages,
            DroppedItems = lost.Items,
            Failures = lost.Newest,
        };
    }
}
