using Opik.Contracts;
using Opik.Storage;

namespace Opik.Server.Features.Jobs;

/// <summary>
/// Claims jobs and runs them, a few at a time. It keeps the lease of what it runs, so that a handler may take its time. A job
/// that was running when the server stopped goes on at the next start.
/// </summary>
internal sealed partial class JobWorker(IJobs jobs, IEnumerable<IJobHandler> handlers, TimeProvider clock, ILogger<JobWorker> log) : BackgroundService
{
    /// <summary>Jobs at a time: they mostly wait for the store or for a model.</summary>
    private const int Lanes = 4;

    /// <summary>Other processes add jobs too, where the store is shared.</summary>
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);

    // Renewed so often that a store that is away for a while does not lose the job; a cancelled job stops after this time.
    private static readonly TimeSpan Beat = JobRun.Lease / 8;

    private readonly Dictionary<string, IJobHandler> _handlers = handlers.ToDictionary(handler => handler.Kind, StringComparer.Ordinal);
    private readonly SemaphoreSlim _added = new(0, Lanes);
    private readonly JobLanes _lanes = new(handlers);

    public override void Dispose()
    {
        _added.Dispose();
        _lanes.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_handlers.Count == 0)
            return;
        jobs.Added += Wake;
        try
        {
            await UntilDoneAsync(() => jobs.ReleaseAbandonedAsync(stoppingToken), stoppingToken);
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
            Job? job = null;
            await UntilDoneAsync(async () => job = await _lanes.ClaimAsync(kinds => jobs.ClaimAsync(kinds, JobRun.Lease, stoppingToken), stoppingToken), stoppingToken);
            if (job is null)
            {
                await WaitAsync(stoppingToken);
                continue;
            }

            try
            {
                await RunAsync(job, stoppingToken);
            }
            finally
            {
                _lanes.Leave(job.Kind);
            }
        }
    }

    private async Task RunAsync(Job job, CancellationToken stoppingToken)
    {
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(lost.Token);
        var beating = KeepAsync(job, lost, done.Token);
        Func<Task>? end = null;
        try
        {
            var handler = _handlers[job.Kind];
            var result = await handler.RunAsync(new JobRun(jobs, job), lost.Token);
            end = () => handler.IsKept ? jobs.CompleteAsync(job, result, CancellationToken.None) : jobs.DeleteAsync([job.Id], CancellationToken.None);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            end = () => jobs.ReleaseAsync(job, CancellationToken.None);
        }
        catch (Exception gone) when (gone is JobCancelledException || lost.IsCancellationRequested)
        {
            // Its row says so already, or another worker has it.
        }
        catch (StoreUnavailableException failure)
        {
            LogWaits(log, failure);
            await WaitAsync(stoppingToken);
            end = () => jobs.ReleaseAsync(job, CancellationToken.None);
        }
        catch (Exception failure)
        {
            LogFailed(log, job.Kind, job.Id, failure);
            end = () => jobs.FailAsync(job, failure.Message, CancellationToken.None);
        }

        await done.CancelAsync();
        await beating;
        if (end is not null)
            await UntilDoneAsync(end, stoppingToken);
        _handlers[job.Kind].Ended(job);
    }

    // Renews the lease until the handler is done; cancels it when the job was cancelled or lost.
    private async Task KeepAsync(Job job, CancellationTokenSource lost, CancellationToken done)
    {
        while (true)
        {
            await Task.Delay(Beat, clock, done).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (done.IsCancellationRequested)
                return;
            try
            {
                if (await jobs.ReportAsync(job, progress: null, JobRun.Lease, CancellationToken.None))
                    continue;
                await lost.CancelAsync();
                return;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogWaits(log, failure);
            }
        }
    }

    // What the store refuses now it may take later; when the server stops meanwhile, the next start finds the job.
    private async Task UntilDoneAsync(Func<Task> change, CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await change();
                return;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogWaits(log, failure);
            }

            stoppingToken.ThrowIfCancellationRequested();
            await WaitAsync(stoppingToken);
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
