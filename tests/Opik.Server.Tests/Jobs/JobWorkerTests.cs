using Opik.Contracts;
using Opik.Server.Features.Jobs;
using Opik.Storage;

namespace Opik.Server.Tests.Jobs;

public sealed class JobWorkerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Jobs_added_before_and_after_the_start_are_run_once_each()
    {
        await using var worker = new WorkerUnderTest();
        var handler = new ScriptedHandler((_, _) => Task.FromResult<JsonText?>(JsonText.Parse("1")));
        var ids = new List<Guid> { await worker.AddAsync(), await worker.AddAsync() };
        await worker.StartAsync(handler);
        for (var i = 0; i < 20; i++)
            ids.Add(await worker.AddAsync());

        foreach (var id in ids)
            Assert.Equal("1", (await worker.WaitForAsync(id, JobState.Completed)).Result!.Value.ToString());
        Assert.Equal(ids.Count, handler.Runs);
        Assert.InRange(handler.MostAtATime, 1, 4);
    }

    [Fact]
    public async Task A_kind_with_a_limit_leaves_lanes_to_others()
    {
        await using var worker = new WorkerUnderTest();
        var gate = new TaskCompletionSource();
        var many = new ScriptedHandler(async (_, token) =>
        {
            await gate.Task.WaitAsync(token);
            return null;
        }) { Kind = "many", MostAtOnce = 2, IsKept = false };
        var ids = new List<Guid>();
        for (var i = 0; i < 6; i++)
            ids.Add(await worker.AddAsync("many"));
        await worker.StartAsync(many, new ScriptedHandler((_, _) => Task.FromResult<JsonText?>(null)));
        while (many.Runs < 2)
            await Task.Delay(5, Cancel);

        // Four lanes: with all of them taken this one would wait.
        await worker.WaitForAsync(await worker.AddAsync(), JobState.Completed);
        Assert.Equal(2, many.Runs);
        gate.SetResult();
        foreach (var id in ids)
        {
            // A row that nobody is to look at goes.
            while (await worker.Jobs.GetAsync(Scope.Default, id, Cancel) is not null)
                await Task.Delay(5, Cancel);
        }

        Assert.Equal((6, 2), (many.Runs, many.MostAtATime));
    }

    [Fact]
    public async Task A_job_that_is_held_back_can_be_taken_back_whole_and_runs_when_its_time_has_come()
    {
        await using var worker = new WorkerUnderTest();
        var now = DateTime.UtcNow;
        var held = await worker.Jobs.AddHeldAsync(Scope.Default, ScriptedHandler.KindName, null, JsonText.Parse("{}"), 10, now.AddHours(1), Cancel);
        var due = await worker.Jobs.AddHeldAsync(Scope.Default, ScriptedHandler.KindName, null, JsonText.Parse("{}"), 10, now.AddSeconds(-1), Cancel);
        await worker.StartAsync(new ScriptedHandler((_, _) => Task.FromResult<JsonText?>(null)));

        await worker.WaitForAsync(due!.Value, JobState.Completed);

        Assert.Equal((JobState.Pending, 0), ((await worker.Jobs.GetAsync(Scope.Default, held!.Value, Cancel))!.State, (await worker.Jobs.GetAsync(Scope.Default, held.Value, Cancel))!.Attempts));
        Assert.False(await worker.Jobs.TakeBackAsync(Scope.Default, due.Value, Cancel));
        Assert.True(await worker.Jobs.TakeBackAsync(Scope.Default, held.Value, Cancel));
        Assert.Equal(JobState.Cancelled, (await worker.Jobs.GetAsync(Scope.Default, held.Value, Cancel))!.State);
    }

    [Fact]
    public async Task A_handler_that_takes_longer_than_a_lease_keeps_its_job()
    {
        await using var worker = new WorkerUnderTest();
        // Five leases long, without a report; time runs a thousand times faster here.
        var handler = new ScriptedHandler(async (_, token) =>
        {
            await Task.Delay(JobRun.Lease * 5 / 1000, token);
            return null;
        });
        var id = await worker.AddAsync();

        await worker.StartAsync(handler);

        Assert.Equal(1, (await worker.WaitForAsync(id, JobState.Completed)).Attempts);
        Assert.Equal(1, handler.Runs);
    }

    [Fact]
    public async Task A_failing_handler_fails_its_job_with_its_message_and_others_go_on()
    {
        await using var worker = new WorkerUnderTest();
        var bad = await worker.AddAsync();
        var handler = new ScriptedHandler((run, _) => run.Job.Id == bad ? throw new InvalidOperationException("row 7 is no object") : Task.FromResult<JsonText?>(null));

        await worker.StartAsync(handler);
        var good = await worker.AddAsync();

        Assert.Equal("row 7 is no object", (await worker.WaitForAsync(bad, JobState.Failed)).Error);
        await worker.WaitForAsync(good, JobState.Completed);
    }

    [Fact]
    public async Task A_time_out_inside_a_handler_fails_its_job()
    {
        await using var worker = new WorkerUnderTest();
        var id = await worker.AddAsync();

        await worker.StartAsync(new ScriptedHandler((_, _) => throw new TaskCanceledException("The request timed out.")));

        Assert.Equal("The request timed out.", (await worker.WaitForAsync(id, JobState.Failed)).Error);
    }

    [Fact]
    public async Task Cancelling_reaches_a_handler_that_never_reports()
    {
        await using var worker = new WorkerUnderTest();
        var started = new TaskCompletionSource();
        var ended = new TaskCompletionSource();
        var id = await worker.AddAsync();
        await worker.StartAsync(new ScriptedHandler(async (_, token) =>
        {
            started.SetResult();
            await Task.Delay(Timeout.Infinite, token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            ended.SetResult();
            token.ThrowIfCancellationRequested();
            return null;
        }));
        await started.Task.WaitAsync(Cancel);

        Assert.True(await worker.Jobs.CancelAsync(Scope.Default, id, Cancel));
        await ended.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancel);

        await worker.StopAsync();
        Assert.Equal(JobState.Cancelled, (await worker.Jobs.GetAsync(Scope.Default, id, Cancel))!.State);
    }

    [Fact]
    public async Task Reports_of_a_cancelled_job_stop_its_handler()
    {
        await using var worker = new WorkerUnderTest();
        var id = await worker.AddAsync();
        var seen = new TaskCompletionSource<Type>();
        await worker.StartAsync(new ScriptedHandler(async (run, token) =>
        {
            await worker.Jobs.CancelAsync(run.Job.Scope, id, token);
            seen.SetResult((await Assert.ThrowsAnyAsync<Exception>(() => run.ReportAsync(JsonText.Parse("1"), token))).GetType());
            throw new JobCancelledException();
        }));

        Assert.Equal(typeof(JobCancelledException), await seen.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancel));
        await worker.StopAsync();
        Assert.Equal(JobState.Cancelled, (await worker.Jobs.GetAsync(Scope.Default, id, Cancel))!.State);
    }

    [Fact]
    public async Task Stopping_gives_the_job_back_and_a_restart_goes_on_from_its_progress()
    {
        await using var worker = new WorkerUnderTest();
        var reported = new TaskCompletionSource();
        var id = await worker.AddAsync();
        await worker.StartAsync(new ScriptedHandler(async (run, token) =>
        {
            await run.ReportAsync(JsonText.Parse("""{"rows":500}"""), token);
            reported.SetResult();
            await Task.Delay(Timeout.Infinite, token);
            return null;
        }));
        await reported.Task.WaitAsync(Cancel);

        await worker.StopAsync().WaitAsync(TimeSpan.FromSeconds(10), Cancel);
        Assert.Equal(JobState.Pending, (await worker.Jobs.GetAsync(Scope.Default, id, Cancel))!.State);
        await worker.ReopenAsync();
        await worker.StartAsync(new ScriptedHandler((run, _) => Task.FromResult(run.Job.Progress)));

        var job = await worker.WaitForAsync(id, JobState.Completed);
        Assert.Equal(("""{"rows":500}""", 2), (job.Result!.Value.ToString(), job.Attempts));
    }

    [Fact]
    public async Task A_store_that_takes_no_writes_for_a_while_only_delays_a_job()
    {
        await using var worker = new WorkerUnderTest();
        var attempts = 0;
        var id = await worker.AddAsync();

        await worker.StartAsync(new ScriptedHandler((_, _) =>
            Interlocked.Increment(ref attempts) < 3 ? throw new StoreUnavailableException("The disk is full.") : Task.FromResult<JsonText?>(null)));

        Assert.Equal(3, (await worker.WaitForAsync(id, JobState.Completed)).Attempts);
    }

    [Fact]
    public async Task A_job_that_a_crashed_process_was_running_starts_again()
    {
        await using var worker = new WorkerUnderTest();
        var id = await worker.AddAsync();
        await worker.Jobs.ClaimAsync([ScriptedHandler.KindName], TimeSpan.FromDays(1), Cancel);
        await worker.ReopenAsync();

        await worker.StartAsync(new ScriptedHandler((_, _) => Task.FromResult<JsonText?>(null)));

        Assert.Equal(2, (await worker.WaitForAsync(id, JobState.Completed)).Attempts);
    }
}
