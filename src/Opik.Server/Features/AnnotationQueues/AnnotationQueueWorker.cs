using Opik.Server.Features.LiveEvents;
using Opik.Storage;

namespace Opik.Server.Features.AnnotationQueues;

/// <summary>
/// Adds items to queues by their scores, soon after the scores are written. What there is to do is in the store: after a
/// crash the next start goes on.
/// </summary>
internal sealed partial class AnnotationQueueWorker(
    IAnnotationQueueAutomation automation, ITelemetryChanges changes, ListChanges lists, TimeProvider clock, ILogger<AnnotationQueueWorker> log) : BackgroundService
{
    /// <summary>Scores of a burst are looked at together.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>How often scores that came before their trace are looked at again.</summary>
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _scores = new(1, 1);

    public override void Dispose()
    {
        _scores.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        changes.Changed += Wake;
        try
        {
            var waits = true;
            while (true)
            {
                var woken = await _scores.WaitAsync(waits ? Retry : Timeout.InfiniteTimeSpan, stoppingToken);
                if (woken)
                    await Task.Delay(Pause, clock, stoppingToken);
                waits = await DrainAsync(retry: !woken, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
        finally
        {
            changes.Changed -= Wake;
        }
    }

    // Whether to look again although nothing is written.
    private async Task<bool> DrainAsync(bool retry, CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                var run = await automation.RunAsync(retry, stoppingToken);
                foreach (var workspace in run.Workspaces)
                    lists.Raise(workspace, List);
                if (!run.HasMore)
                    return run.WaitsForTraces;
                retry = false;
            }
        }
        catch (StoreUnavailableException failure)
        {
            LogWaits(log, failure);
            return true;
        }
    }

    /// <summary>Name of the list in live events.</summary>
    private const string List = "annotation-queues";

    private void Wake(TelemetryChange change)
    {
        if (change.Scores == 0)
            return;
        try
        {
            _scores.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is going to look.
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The automation of annotation queues waits for the store.")]
    private static partial void LogWaits(ILogger log, Exception failure);
}
