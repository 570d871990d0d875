using Opik.Server.Features.Jobs;
using Opik.Storage;

namespace Opik.Server.Features.Retention;

/// <summary>Runs the rules of workspaces in their night, and gives unused space back every minute.</summary>
internal sealed partial class RetentionWorker(RetentionRun retention, IEnumerable<ISpace> spaces, WriterPace pace, TimeProvider clock, ILogger<RetentionWorker> log) : BackgroundService
{
    private static readonly TimeSpan Start = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(Start, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await retention.RunAsync(onlyDue: true, stoppingToken) is (var traces, var attachments) && traces + attachments > 0)
                    LogDeleted(log, traces, attachments);
                await ReclaimAsync(stoppingToken);
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

    private async Task ReclaimAsync(CancellationToken stoppingToken)
    {
        foreach (var space in spaces)
            await pace.RunAsync(() => space.ReclaimPieceAsync(stoppingToken), stoppingToken);
    }

    [LoggerMessage(1, LogLevel.Information, "Retention deleted {Traces} traces and {Attachments} attachments.")]
    private static partial void LogDeleted(ILogger log, long traces, long attachments);

    [LoggerMessage(2, LogLevel.Warning, "Retention waits for the store.")]
    private static partial void LogFailed(ILogger log, Exception failure);
}
