using Opik.Storage;

namespace Opik.Server.Features.Threads;

/// <summary>Marks threads inactive that had no new trace for the timeout of their workspace.</summary>
internal sealed partial class ThreadInactivityWorker(IThreadTimeouts timeouts, IThreadWrites threads, TimeProvider clock, ILogger<ThreadInactivityWorker> logger) : BackgroundService
{
    // Threads closed in one write: more would hold up ingest.
    private const int PieceSize = 1000;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await CloseAsync(Scope.DefaultWorkspaceId, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task CloseAsync(Guid workspaceId, CancellationToken cancellationToken)
    {
        try
        {
            var timeout = await timeouts.GetAsync(workspaceId, cancellationToken);
            var before = clock.GetUtcNow().UtcDateTime - timeout;
            while ((await threads.CloseInactiveAsync(workspaceId, before, PieceSize, cancellationToken)).Count == PieceSize)
            {
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The next tick tries again: a full disk must not end the worker.
            LogFailed(logger, failure);
        }
    }

    [LoggerMessage(1201, LogLevel.Warning, "Threads could not be marked inactive.")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
