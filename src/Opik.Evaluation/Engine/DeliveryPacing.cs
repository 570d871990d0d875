using Opik.Delivery;

namespace Opik.Evaluation.Engine;

/// <summary>
/// Keeps an evaluation from running ahead of its delivery: tracing prefers to lose a span over holding its program up, an
/// experiment prefers to wait. At most two windows of runs are on their way.
/// </summary>
internal sealed class DeliveryPacing(IDelivery delivery)
{
    /// <summary>Runs of a window.</summary>
    private const int Window = 1_000;

    private readonly Lock gate = new();
    private Task<FlushResult> earlier = Task.FromResult(new FlushResult { Flushed = true });
    private Task<FlushResult> latest = Task.FromResult(new FlushResult { Flushed = true });
    private long runs;

    /// <summary>Waits until the window before the last one was sent.</summary>
    public ValueTask AfterRunAsync(CancellationToken cancellationToken)
    {
        Task<FlushResult> due;
        lock (gate)
        {
            if (++runs % Window == 0)
                (earlier, latest) = (latest, delivery.FlushAsync(null, CancellationToken.None));
            due = earlier;
        }

        return due.IsCompleted ? ValueTask.CompletedTask : new ValueTask(due.WaitAsync(cancellationToken));
    }
}
