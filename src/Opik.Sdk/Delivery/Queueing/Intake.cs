using Microsoft.Extensions.Logging;
using Opik.Delivery.Reporting;
using Opik.Delivery.Sending;

namespace Opik.Delivery.Queueing;

/// <summary>
/// The thread that empties the queue: in passes, when enough waits, when the first item has waited long enough, or when
/// somebody flushes. It has a thread of its own so that a program whose thread pool is exhausted is still traced.
/// </summary>
internal sealed class Intake : IDisposable
{
    private readonly DeliveryQueue queue;
    private readonly Outbox outbox;
    private readonly FlushMarks flushes;
    private readonly PassWriter writer;
    private readonly DeliverySettings settings;
    private readonly LossLog losses;
    private readonly ILogger logger;
    private readonly TimeProvider time;
    private readonly ITimer alarm;
    private readonly Thread thread;
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long sequence;
    private volatile bool closing;

    public Intake(DeliveryQueue queue, Outbox outbox, FlushMarks flushes, PassWriter writer, DeliverySettings settings, LossLog losses, ILogger logger, TimeProvider time)
    {
        (this.queue, this.outbox, this.flushes, this.writer) = (queue, outbox, flushes, writer);
        (this.settings, this.losses, this.logger, this.time) = (settings, losses, logger, time);
        alarm = time.CreateTimer(static queue => ((DeliveryQueue)queue!).Wake(), queue, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        thread = new Thread(Run) { IsBackground = true, Name = "Opik delivery" };
    }

    /// <summary>Completes when the thread has ended.</summary>
    public Task Ended => ended.Task;

    /// <summary>Items between the queue and the outbox.</summary>
    public int InHand { get; private set; }

    public void Start() => thread.Start();

    /// <summary>Empties the queue and ends.</summary>
    public void Close()
    {
        closing = true;
        queue.Wake();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        alarm.Dispose();
        writer.Dispose();
    }

    private void Run()
    {
        var due = time.GetTimestamp();
        while (true)
        {
            try
            {
                var length = queue.Length;
                if (length == 0)
                {
                    if (closing)
                        break;
                    queue.SleepUntil(1);
                    due = AfterDelay();
                }
                else if (length >= settings.BatchItems || queue.Bytes >= settings.BatchBytes || queue.HasMarks || closing || time.GetTimestamp() >= due)
                {
                    if (!MakePass())
                        break;
                    due = AfterDelay();
                }
                else
                {
                    alarm.Change(time.GetElapsedTime(time.GetTimestamp(), due) + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
                    queue.SleepUntil(settings.BatchItems);
                }
            }
            catch (Exception defect)
            {
                // What it was about goes, counted, or the loop would meet the same again for ever.
                DeliveryLog.Defect(logger, defect);
                writer.GiveUp(defect);
            }
        }

        ended.SetResult();
    }

    private bool MakePass()
    {
        List<FlushMark>? marks = null;
        var bytes = 0L;
        while (writer.Count < settings.BatchItems && bytes < settings.BatchBytes && queue.TryTake(out var entry))
        {
            bytes += entry.Size;
            if (entry.Item is { } item)
                writer.Add(item);
            else
                (marks ??= []).Add(entry.Mark!);
        }

        if (writer.Count > 0)
        {
            var pass = writer.Write(sequence + 1);
            InHand = pass.Count;
            if (pass.Count == 0)
                pass.Dispose();
            else
                sequence++;
            if (pass.Count > 0 && !outbox.Add(pass))
            {
                // Nothing is sent any more: whoever waits for it is told so.
                foreach (var mark in marks ?? [])
                    mark.Complete(settled: false);
                return false;
            }

            InHand = 0;
        }
        else if (marks is null)
        {
            // An entry is counted a moment before it can be taken.
            Thread.Yield();
        }

        if (queue.Length < settings.MaximalQueueSize / 2)
            losses.OverflowEnded();
        if (marks is not null)
            PlaceMarks(marks);
        return true;
    }

    private void PlaceMarks(List<FlushMark> marks)
    {
        foreach (var mark in marks)
            flushes.Place(mark, sequence);
        outbox.FlushArrived();
    }

    private long AfterDelay() => time.GetTimestamp() + (long)(settings.BatchDelay.TotalSeconds * time.TimestampFrequency);
}
