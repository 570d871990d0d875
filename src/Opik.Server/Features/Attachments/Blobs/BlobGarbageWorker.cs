using Opik.Storage;

namespace Opik.Server.Features.Attachments.Blobs;

/// <summary>Deletes blobs whose row is gone. The list is in the database, so a crash only delays it.</summary>
internal sealed partial class BlobGarbageWorker(IAttachments attachments, IBlobStore blobs, TimeProvider clock, ILogger<BlobGarbageWorker> logger) : BackgroundService
{
    private const int BatchSize = 500;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await NextAsync(timer, stoppingToken))
        {
            try
            {
                await CollectAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is StoreUnavailableException or IOException or UnauthorizedAccessException)
            {
                LogPostponed(logger, failure.Message);
            }
        }
    }

    /// <summary>Deletes all blobs that are garbage now.</summary>
    public async Task CollectAsync(CancellationToken cancellationToken)
    {
        while (await attachments.GetGarbageAsync(BatchSize, cancellationToken) is { Count: > 0 } keys)
        {
            await blobs.DeleteAsync(keys, cancellationToken);
            await attachments.ForgetGarbageAsync(keys, cancellationToken);
        }
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    [LoggerMessage(2300, LogLevel.Warning, "Files of deleted attachments could not be removed and will be tried again: {Reason}")]
    private static partial void LogPostponed(ILogger logger, string reason);
}
