using Opik.Server.Features.Jobs;
using Opik.Storage;

namespace Opik.Server.Features.Datasets;

/// <summary>
/// Removes what deleted datasets left, a piece at a time, so that other writes go on in between. Also at the start: a
/// former process may have stopped half-way.
/// </summary>
internal sealed partial class DatasetPurgeWorker(IDatasets datasets, WriterPace pace, TimeProvider clock, ILogger<DatasetPurgeWorker> log) : BackgroundService
{
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _deleted = new(0, 1);

    public override void Dispose()
    {
        _deleted.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        datasets.Deleted += Wake;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                var again = await PurgeAsync(stoppingToken);
                using var limit = new CancellationTokenSource(again ? Retry : Timeout.InfiniteTimeSpan, clock);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stoppingToken);
                await _deleted.WaitAsync(either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; the rest is removed after the next start.
        }
        finally
        {
            datasets.Deleted -= Wake;
        }
    }

    // True when the store was not able to: it is tried again.
    private async Task<bool> PurgeAsync(CancellationToken stoppingToken)
    {
        try
        {
            await pace.RunAsync(() => datasets.PurgeAsync(stoppingToken), stoppingToken);
            return false;
        }
        catch (StoreUnavailableException failure)
        {
            LogWaits(log, failure);
            return true;
        }
    }

    private void Wake()
    {
        try
        {
            _deleted.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is going to look anyway.
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Items of deleted datasets are removed later: the store takes no writes now.")]
    private static partial void LogWaits(ILogger log, Exception failure);
}
