using Opik.Server.Features.Alerts.Configuring;
using Opik.Server.Hosting;
using Opik.Storage;

namespace Opik.Server.Features.Alerts.Measuring;

/// <summary>Evaluates the alerts on metrics of every workspace, every five minutes unless configured otherwise.</summary>
internal sealed partial class AlertMeasuringWorker(IAlerts alerts, AlertEvaluation evaluation, ServerOptions options, TimeProvider clock, ILogger<AlertMeasuringWorker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(options.AlertInterval, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                foreach (var workspace in await alerts.FindWorkspacesAsync(AlertEventKinds.Measured, stoppingToken))
                    await EvaluateAsync(workspace, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (StoreUnavailableException failure)
            {
                LogFailed(log, null, failure);
            }
        }
    }

    // What is wrong with one workspace keeps no other waiting.
    private async Task EvaluateAsync(Guid workspace, CancellationToken stoppingToken)
    {
        try
        {
            await evaluation.RunAsync(workspace, stoppingToken);
        }
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
        {
            LogFailed(log, workspace, failure);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Alerts on metrics were not evaluated (workspace {Workspace}).")]
    private static partial void LogFailed(ILogger log, Guid? workspace, Exception failure);
}
