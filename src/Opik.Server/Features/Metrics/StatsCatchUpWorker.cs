using Opik.Storage;

namespace Opik.Server.Features.Metrics;

/// <summary>Completes the precomputed statistics after an upgrade or a restore.</summary>
internal sealed partial class StatsCatchUpWorker(IStatsCatchUp statistics, TimeProvider clock, ILogger<StatsCatchUpWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await statistics.RunAsync(stoppingToken);
                return;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (StoreUnavailableException failure)
            {
                LogPause(log, failure);
                await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Statistics of older rows wait for the store; they are counted when it can be written again.")]
    private static partial void LogPause(ILogger log, Exception failure);
}
