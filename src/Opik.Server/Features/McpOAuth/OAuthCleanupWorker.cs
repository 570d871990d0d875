using Opik.Storage;

namespace Opik.Server.Features.McpOAuth;

/// <summary>Deletes codes and tokens that have expired.</summary>
internal sealed partial class OAuthCleanupWorker(IOAuthStore store, TimeProvider clock, ILogger<OAuthCleanupWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await store.DeleteExpiredAsync(clock.GetUtcNow().UtcDateTime, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (StoreUnavailableException failure)
            {
                LogFailed(log, failure);
            }

            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Expired tokens could not be deleted; it is tried again.")]
    private static partial void LogFailed(ILogger log, Exception failure);
}
