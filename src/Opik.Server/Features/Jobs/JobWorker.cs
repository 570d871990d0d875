using Opik.Storage;

namespace Opik.Server.Features.Jobs;

/// <summary>Claims jobs and runs them, a few at a time. A job that was running when the server stopped goes on at the next start.</summary>
internal sealed partial class JobWorker(IJobs jobs, IEnumerable<IJobHandler> handlers, TimeProvider clock, ILogger<JobWorker> log) : BackgroundService
{
    /// <summary>Jobs at a time: they mostly wait for the store or for a model.</summary>
    private const int Lanes = 4;

    /// <summary>Other processes add jobs too, where the store is shared.</summary>
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, IJobHandler> _handlers = handlers.ToDictionary(handler => handler.Kind, StringComparer.Ordinal);
    private readonly SemaphoreSlim _added = new(0, Lanes);

    public override void Dispose()
    {
        _added.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_handlers.Count == 0)
            return;
        jobs.Added += Wake;
        try
        {
            await jobs.ReleaseAbandonedAsync(stoppingToken);
            await Task.WhenAll(Enumerable.Range(0, Lanes).Select(_ => RunLaneAsync(stoppingToken)));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
        finally
        {
            jobs.Added -= Wake;
        }
    }

    private async Task RunLaneAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await jobs.ClaimAsync(_handlers.Keys, JobRun.Lease, stoppingToken) is { } job)
                {
                    await RunAsync(job, stoppingToken);
                    continue;
                }
            }
            catch (StoreUnavailableException failure)
            {
                LogWaits(log, failure);
            }

            await WaitAsync(stoppingToken);
        }
    }

    private async Task RunAsync(Job job, CancellationToken stoppingToken)
    {
        try
        {
            var result = await _handlers[job.Kind].RunAsync(new JobRun(jobs, job), stoppingToken);
            await jobs.CompleteAsync(job.Id, result, CancellationToken.None);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await jobs.ReleaseAsync(job.Id, CancellationToken.None);
        }
        catch (JobCancelledException)
        {
            // Its row says so already.
        }
        catch (StoreUnavailableException)
        {
            // The lease runs out and the job is tried again.
            throw;
        }
        catch (Exception failure)
        {
            LogFailed(log, job.Kind, job.Id, failure);
            await jobs.FailAsync(job.Id, failure.Message, CancellationToken.None);
        }
    }

    private async Task WaitAsync(CancellationToken stoppingToken)
    {
        using var limit = new CancellationTokenSource(Poll, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stoppingToken);
        await _added.WaitAsync(either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Wake()
    {
        try
        {
            _added.Release();
        }
        catch (SemaphoreFullException)
        {
            // Every lane is going to look.
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Jobs wait for the store.")]
    private static partial void LogWaits(ILogger log, Exception failure);

    [LoggerMessage(2, LogLevel.Warning, "Job {Kind} {Id} failed.")]
    private static partial void LogFailed(ILogger log, string kind, Guid id, Exception failure);
}
