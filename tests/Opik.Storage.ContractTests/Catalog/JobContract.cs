using Opik.Contracts;

namespace Opik.Storage.ContractTests.Catalog;

/// <summary>Jobs: claimed once, held by lease, resumed from their progress.</summary>
public abstract class JobContract : CatalogContract
{
    private const string Kind = "import";
    private static readonly string[] Kinds = [Kind, "export"];
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IJobs Jobs => Store.Jobs;

    [Fact]
    public async Task Many_workers_claim_every_job_once()
    {
        var added = new List<Guid>();
        for (var i = 0; i < 40; i++)
            added.Add(await AddAsync(Kinds[i % 2]));

        var claimed = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(ClaimAllAsync, Cancel)));

        Assert.Equal(added.Order(), claimed.SelectMany(ids => ids).Order());
    }

    [Fact]
    public async Task The_oldest_of_the_asked_kinds_comes_first()
    {
        await AddAsync("other");
        var first = await AddAsync("export");
        var second = await AddAsync(Kind);

        Assert.Equal(first, (await ClaimAsync())!.Id);
        Assert.Equal(second, (await ClaimAsync())!.Id);
        Assert.Null(await ClaimAsync());
    }

    [Fact]
    public async Task A_job_is_stored_as_it_was_asked_for_and_tells_who_asked()
    {
        var subject = NewId();
        var heard = 0;
        Jobs.Added += () => Interlocked.Increment(ref heard);

        var id = await Jobs.AddAsync(Other, Kind, subject, JsonText.Parse("""{"a":1}"""), Cancel);

        var job = (await ClaimAsync())!;
        Assert.Equal((id, Other, Kind, (Guid?)subject, JobState.Running, 1), (job.Id, job.Scope, job.Kind, job.Subject, job.State, job.Attempts));
        Assert.Equal("""{"a":1}""", job.Payload.ToString());
        Assert.Null(job.Progress);
        Assert.Equal(1, heard);
    }

    [Fact]
    public async Task A_bound_counts_what_is_open_of_the_kind_in_the_workspace()
    {
        var heard = 0;
        Jobs.Added += () => Interlocked.Increment(ref heard);
        await AddAsync("export");
        var added = new List<Guid?>();
        for (var i = 0; i < 3; i++)
            added.Add(await Jobs.AddBoundedAsync(Scope, Kind, null, JsonText.Parse("{}"), 2, Cancel));

        Assert.Equal([false, false, true], added.Select(id => id is null));
        Assert.Equal(3, heard);
        Assert.NotNull(await Jobs.AddBoundedAsync(Other, Kind, null, JsonText.Parse("{}"), 1, Cancel));
        await Jobs.CompleteAsync((await Jobs.ClaimAsync([Kind], Lease, Cancel))!, null, Cancel);
        Assert.NotNull(await Jobs.AddBoundedAsync(Scope, Kind, null, JsonText.Parse("{}"), 2, Cancel));
    }

    [Fact]
    public async Task A_worker_that_lost_its_lease_cannot_touch_the_job_any_more()
    {
        await AddAsync();
        var slow = (await ClaimAsync())!;
        Assert.Null(await ClaimAsync());
        Clock.Advance(Lease + TimeSpan.FromSeconds(1));

        var quick = (await ClaimAsync())!;
        Assert.Equal((slow.Id, 2), (quick.Id, quick.Attempts));
        Assert.False(await Jobs.ReportAsync(slow, JsonText.Parse("\"slow\""), Lease, Cancel));
        await Jobs.CompleteAsync(slow, null, Cancel);
        await Jobs.FailAsync(slow, "slow", Cancel);
        await Jobs.ReleaseAsync(slow, Cancel);

        Assert.Null(await ClaimAsync());
        Assert.True(await Jobs.ReportAsync(quick, JsonText.Parse("\"quick\""), Lease, Cancel));
        await Jobs.CompleteAsync(quick, JsonText.Parse("7"), Cancel);
        var ended = (await Jobs.GetAsync(Scope, quick.Id, Cancel))!;
        Assert.Equal((JobState.Completed, "7", "\"quick\"", null), (ended.State, ended.Result!.Value.ToString(), ended.Progress!.Value.ToString(), ended.Error));
    }

    [Fact]
    public async Task Reports_renew_the_lease_and_keep_the_progress_they_do_not_name()
    {
        await AddAsync();
        var job = (await ClaimAsync())!;
        Assert.True(await Jobs.ReportAsync(job, JsonText.Parse("3"), Lease, Cancel));
        for (var i = 0; i < 3; i++)
        {
            Clock.Advance(Lease * 0.7);
            Assert.True(await Jobs.ReportAsync(job, null, Lease, Cancel));
        }

        Assert.Null(await ClaimAsync());
        Assert.Equal("3", (await Jobs.GetAsync(Scope, job.Id, Cancel))!.Progress!.Value.ToString());
    }

    [Fact]
    public async Task A_released_job_and_one_of_a_former_process_go_on_from_their_progress()
    {
        var id = await AddAsync();
        var job = (await ClaimAsync())!;
        await Jobs.ReportAsync(job, JsonText.Parse("3"), Lease, Cancel);
        await Jobs.ReleaseAsync(job, Cancel);
        var second = (await ClaimAsync())!;
        Assert.Equal((id, "3", 2), (second.Id, second.Progress!.Value.ToString(), second.Attempts));

        await Store.ReopenAsync();
        Assert.Null(await ClaimAsync());
        await Jobs.ReleaseAbandonedAsync(Cancel);

        var third = (await ClaimAsync())!;
        Assert.Equal((id, "3", 3), (third.Id, third.Progress!.Value.ToString(), third.Attempts));
    }

    [Fact]
    public async Task Cancelling_stops_jobs_that_have_not_ended()
    {
        var waiting = await AddAsync();
        Assert.False(await Jobs.CancelAsync(Other, waiting, Cancel));
        Assert.True(await Jobs.CancelAsync(Scope, waiting, Cancel));
        Assert.Null(await ClaimAsync());

        await AddAsync();
        var running = (await ClaimAsync())!;
        Assert.True(await Jobs.CancelAsync(Scope, running.Id, Cancel));
        Assert.False(await Jobs.ReportAsync(running, JsonText.Parse("1"), Lease, Cancel));
        await Jobs.CompleteAsync(running, null, Cancel);
        Assert.Equal(JobState.Cancelled, (await Jobs.GetAsync(Scope, running.Id, Cancel))!.State);

        await AddAsync();
        var ended = (await ClaimAsync())!;
        await Jobs.FailAsync(ended, "why", Cancel);
        Assert.False(await Jobs.CancelAsync(Scope, ended.Id, Cancel));
        Assert.Equal((JobState.Failed, "why"), ((await Jobs.GetAsync(Scope, ended.Id, Cancel))!.State, (await Jobs.GetAsync(Scope, ended.Id, Cancel))!.Error));
    }

    [Fact]
    public async Task Jobs_of_a_subject_are_found_newest_first_in_their_workspace_only()
    {
        var subject = NewId();
        var first = await Jobs.AddAsync(Scope, Kind, subject, JsonText.Parse("{}"), Cancel);
        var second = await Jobs.AddAsync(Scope, Kind, subject, JsonText.Parse("{}"), Cancel);
        await Jobs.AddAsync(Scope, Kind, NewId(), JsonText.Parse("{}"), Cancel);

        Assert.Equal([second, first], (await Jobs.FindAsync(Scope, Kind, subject, Cancel)).Select(job => job.Id));
        Assert.Equal(3, (await Jobs.FindAsync(Scope, Kind, null, Cancel)).Count);
        Assert.Empty(await Jobs.FindAsync(Other, Kind, null, Cancel));
        Assert.Null(await Jobs.GetAsync(Other, first, Cancel));
        Assert.False(await Jobs.MarkViewedAsync(Other, first, Cancel));
        Assert.True(await Jobs.MarkViewedAsync(Scope, first, Cancel));
        Assert.NotNull((await Jobs.GetAsync(Scope, first, Cancel))!.ViewedAt);
    }

    [Fact]
    public async Task Ended_jobs_of_a_kind_are_found_by_age_and_deleted()
    {
        await AddAsync();
        var old = (await ClaimAsync())!;
        await Jobs.CompleteAsync(old, null, Cancel);
        Clock.Advance(TimeSpan.FromDays(1));
        await AddAsync();
        var young = (await ClaimAsync())!;
        await Jobs.CompleteAsync(young, null, Cancel);
        var open = await AddAsync();

        var ended = await Jobs.FindEndedAsync(Kind, StoreClock.Start.AddHours(12), Cancel);
        await Jobs.DeleteAsync([.. ended.Select(job => job.Id), NewId()], Cancel);

        Assert.Equal(old.Id, Assert.Single(ended).Id);
        Assert.Equal([open, young.Id], (await Jobs.FindAsync(Scope, Kind, null, Cancel)).Select(job => job.Id));
    }

    private Task<Guid> AddAsync(string kind = Kind) => Jobs.AddAsync(Scope, kind, null, JsonText.Parse("{}"), Cancel);

    private Task<Job?> ClaimAsync() => Jobs.ClaimAsync(Kinds, Lease, Cancel);

    private async Task<List<Guid>> ClaimAllAsync()
    {
        var ids = new List<Guid>();
        while (await ClaimAsync() is { } job)
            ids.Add(job.Id);
        return ids;
    }
}
