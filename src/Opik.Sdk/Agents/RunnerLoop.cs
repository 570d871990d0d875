using System.Collections.Concurrent;
using System.Net;

namespace Opik.Agents;

/// <summary>Heartbeats and jobs of a connected runner.</summary>
internal sealed class RunnerLoop(OpikClient client, RunnerApi api, AgentRunnerOptions options, Guid id, IReadOnlyDictionary<string, RegisteredAgent> agents)
{
    private const int MaxEarly = 1000;
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FirstBeat = TimeSpan.FromSeconds(1);
    private static readonly string Platform = $".NET {Environment.Version.Major}";

    private readonly ConcurrentDictionary<Guid, JobExecution> runs = new();
    private readonly ConcurrentDictionary<Guid, bool> early = new();

    /// <summary>Until <paramref name="stopping"/>, or until the server has sent the runner away; its runs have ended then.</summary>
    /// <exception cref="OpikApiException">The server refuses the runner.</exception>
    public async Task RunAsync(CancellationTokenSource stopping)
    {
        using var slots = new SemaphoreSlim(options.MaxConcurrentRuns);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
        var loops = new[] { BeatAsync(either.Token), TakeAsync(slots, either.Token) };
        var first = await Task.WhenAny(loops).ConfigureAwait(false);
        await either.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(loops).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(runs.Values.Select(static run => run.Ended)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!stopping.IsCancellationRequested)
            await first.ConfigureAwait(false);
    }

    private async Task BeatAsync(CancellationToken stopping)
    {
        var patience = new Patience(client);
        double? latency = null;
        while (true)
        {
            var said = latency;
            var (cancelled, took) = await patience.AskAsync(() => BeatOnceAsync(said, stopping), stopping).ConfigureAwait(false);
            foreach (var job in cancelled)
                Cancel(job);
            // The second comes soon, so that the page knows how long the first took.
            await Task.Delay(latency is null ? FirstBeat : Beat, client.Clock, stopping).ConfigureAwait(false);
            latency = took;
        }
    }

    private async Task<(IReadOnlyList<Guid> Cancelled, double Milliseconds)> BeatOnceAsync(double? latency, CancellationToken stopping)
    {
        var since = client.Clock.GetTimestamp();
        var cancelled = await api.BeatAsync(id, new HeartbeatBody(["jobs"], Platform, latency), stopping).ConfigureAwait(false);
        return (cancelled, Math.Round(client.Clock.GetElapsedTime(since).TotalMilliseconds, 1));
    }

    private async Task TakeAsync(SemaphoreSlim slots, CancellationToken stopping)
    {
        var patience = new Patience(client);
        while (true)
        {
            await slots.WaitAsync(stopping).ConfigureAwait(false);
            var job = await patience.AskAsync(() => api.NextAsync(id, stopping), stopping).ConfigureAwait(false);
            if (job is null)
            {
                slots.Release();
                await Task.Delay(client.Options.RunnerPollInterval, client.Clock, stopping).ConfigureAwait(false);
                continue;
            }

            var run = new JobExecution(client, api, id, options, agents.GetValueOrDefault(job.AgentName), job, stopping);
            runs[job.Id] = run;
            if (early.TryRemove(job.Id, out _))
                run.Cancel();
            run.Start(() =>
            {
                runs.TryRemove(job.Id, out _);
                slots.Release();
            });
        }
    }

    // A job may be cancelled before the answer that gives it has come.
    private void Cancel(Guid job)
    {
        if (runs.TryGetValue(job, out var run))
            run.Cancel();
        else if (early.Count < MaxEarly)
            early[job] = true;
    }
}
