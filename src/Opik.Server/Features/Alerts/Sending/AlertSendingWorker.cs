using Opik.Server.Features.Alerts.Raising;
using Opik.Server.Hosting;
using Opik.Storage;

namespace Opik.Server.Features.Alerts.Sending;

/// <summary>Makes jobs of the events that have waited long enough, and clears away messages that ended a day ago and firings that ended half a year ago.</summary>
internal sealed partial class AlertSendingWorker(IAlertBuckets buckets, IAlertFirings firings, AlertRecovery recovery, IJobs jobs, ServerOptions options, TimeProvider clock, ILogger<AlertSendingWorker> log) : BackgroundService
{
    // A receiver that does not answer keeps its job for three quarters of a minute: half of the lanes stay free for others.
    private const int MostAtATime = 2;

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan CleaningInterval = TimeSpan.FromHours(1);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);
    private static readonly TimeSpan FiringsKept = TimeSpan.FromDays(180);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = options.AlertDebounce / 4 is var quarter && quarter < Shortest ? Shortest : quarter < Longest ? quarter : Longest;
        var cleaned = DateTimeOffset.MinValue;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await recovery.RunAsync(stoppingToken);
                await buckets.SendDueAsync(AlertDelivery.KindName, MostAtATime, stoppingToken);
                if (clock.GetUtcNow() - cleaned >= CleaningInterval)
                {
                    cleaned = clock.GetUtcNow();
                    await CleanAsync(stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (StoreUnavailableException failure)
            {
                LogWaits(log, failure);
            }

            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task CleanAsync(CancellationToken stoppingToken)
    {
        await buckets.DeleteStrandedAsync(stoppingToken);
        while (await firings.DeleteEndedAsync(clock.GetUtcNow().UtcDateTime - FiringsKept, stoppingToken) > 0)
        {
            // Some at a time.
        }

        var before = clock.GetUtcNow().UtcDateTime - Kept;
        while (await jobs.FindEndedAsync(AlertDelivery.KindName, before, stoppingToken) is { Count: > 0 } ended)
            await jobs.DeleteAsync([.. ended.Select(static job => job.Id)], stoppingToken);
    }

    [LoggerMessage(1, LogLevel.Warning, "Messages of alerts wait for the store.")]
    private static partial void LogWaits(ILogger log, Exception failure);
}
