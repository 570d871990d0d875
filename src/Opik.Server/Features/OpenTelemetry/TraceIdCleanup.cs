using Opik.Storage;

namespace Opik.Server.Features.OpenTelemetry;

/// <summary>Forgets, once an hour, which trace old OpenTelemetry traces became: nobody sends more of them.</summary>
internal sealed partial class TraceIdCleanup(IOtelTraceIds traceIds, TimeProvider clock, ILogger<TraceIdCleanup> logger) : BackgroundService
{
    /// <summary>How long a trace may go on after its first batch.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(7);

    private const int PerWrite = 2_000;

    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                var before = clock.GetUtcNow().UtcDateTime - Remembered;
                while (await traceIds.ForgetAsync(before, PerWrite, stoppingToken) == PerWrite)
                    stoppingToken.ThrowIfCancellationRequested();
            }
            catch (StoreUnavailableException busy)
            {
                // Nothing is lost by waiting for the next hour.
                LogPostponed(logger, busy);
            }
        }
    }

    [LoggerMessage(4001, LogLevel.Warning, "Old OpenTelemetry trace ids are kept for another hour: the store takes no writes now.")]
    private static partial void LogPostponed(ILogger logger, Exception busy);
}
