using Microsoft.Extensions.Logging.Abstractions;
using Opik.Contracts;
using Opik.Server.Features.Jobs;
using Opik.Server.Tests.Threads;
using Opik.Storage;
using Opik.Storage.Sqlite;
using Opik.Testing;

namespace Opik.Server.Tests.Jobs;

/// <summary>A worker over the real store of jobs, with timers that run a thousand times faster.</summary>
internal sealed class WorkerUnderTest : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new("jobs");
    private readonly HurriedClock _clock = new();
    private SqliteCatalog _catalog;
    private JobWorker? _worker;

    public WorkerUnderTest() => _catalog = SqliteCatalog.Open(_folder.Path, _clock);

    public IJobs Jobs => _catalog.Jobs;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async Task StartAsync(params IJobHandler[] handlers)
    {
        _worker = new JobWorker(Jobs, handlers, _clock, NullLogger<JobWorker>.Instance);
        await _worker.StartAsync(Cancel);
    }

    public async Task StopAsync()
    {
        if (_worker is null)
            return;
        await _worker.StopAsync(CancellationToken.None);
        _worker.Dispose();
        _worker = null;
    }

    /// <summary>Closes the store and opens it again, as a restart of the server does.</summary>
    public async Task ReopenAsync()
    {
        await _catalog.DisposeAsync();
        _catalog = SqliteCatalog.Open(_folder.Path, _clock);
    }

    public Task<Guid> AddAsync(string kind = ScriptedHandler.KindName) => Jobs.AddAsync(Scope.Default, kind, null, JsonText.Parse("{}"), Cancel);

    /// <summary>Waits until the job is in the state.</summary>
    public async Task<Job> WaitForAsync(Guid id, JobState state)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        while (true)
        {
            var job = (await Jobs.GetAsync(Scope.Default, id, limit.Token))!;
            if (job.State == state)
                return job;
            await Task.Delay(5, limit.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _catalog.DisposeAsync();
        _folder.Dispose();
    }
}
