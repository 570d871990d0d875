using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Opik.Distributed;

namespace Opik.Hosting;

/// <summary>Makes the client when the host starts, and sends what is queued when the host has stopped everything else.</summary>
internal sealed partial class OpikFlushService(OpikClient client, ILogger<OpikFlushService> logger) : IHostedLifecycleService
{
    /// <summary>Before every service starts: what they trace without a client of their own goes to this one.</summary>
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        OpikClient.Default = client;
        if (client.Options.DistributedTracing)
            OpikPropagator.Install();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>After every service has stopped: their last spans are queued by now.</summary>
    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        try
        {
            var result = await client.FlushAsync(null, cancellationToken).ConfigureAwait(false);
            if (!result.Success)
                LogIncomplete(logger, result.RemainingQueueSize, result.DroppedItems);
        }
        catch (OperationCanceledException)
        {
            LogCutShort(logger);
        }
    }

    [LoggerMessage(1301, LogLevel.Warning, "At shutdown {Remaining} items were not sent yet and {Dropped} were lost.")]
    private static partial void LogIncomplete(ILogger logger, long remaining, long dropped);

    [LoggerMessage(1302, LogLevel.Warning, "The time for the shutdown was up before everything was sent; what is spooled is sent by the next start.")]
    private static partial void LogCutShort(ILogger logger);
}
