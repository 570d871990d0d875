using Opik.Contracts;

namespace Opik.Storage.ContractTests.Threads;

/// <summary>Lifecycle of threads.</summary>
public abstract class ThreadContract : StoreContract
{
    [Fact]
    public async Task A_trace_makes_its_thread_and_a_new_one_opens_it_again()
    {
        await Store.TraceWrites.CreateAsync(Scope, NewTrace() with { ThreadId = "t" }, Cancel);
        var thread = await ThreadAsync("t");
        Assert.Equal(ThreadStatus.Active, thread.Status);

        Assert.Equal([new ClosedThread(Project, thread.ModelId)], await Store.ThreadWrites.CloseAsync(Scope, Project, ["t"], Cancel));
        Assert.Empty(await Store.ThreadWrites.CloseAsync(Scope, Project, ["t"], Cancel));
        Assert.Equal(ThreadStatus.Inactive, (await ThreadAsync("t")).Status);

        await Store.TraceWrites.UpsertAsync(Scope, [NewTrace() with { ThreadId = "t" }], Cancel);
        var reopened = await ThreadAsync("t");
        Assert.Equal(ThreadStatus.Active, reopened.Status);
        Assert.Equal(thread.ModelId, reopened.ModelId);
        Assert.Equal(4, reopened.NumberOfMessages);
    }

    [Fact]
    public async Task The_end_of_a_known_trace_does_not_open_a_closed_thread()
    {
        var trace = NewTrace() with { ThreadId = "t" };
        await Store.TraceWrites.UpsertAsync(Scope, [trace], Cancel);
        await Store.ThreadWrites.CloseAsync(Scope, Project, ["t"], Cancel);

        await Store.TraceWrites.PatchAsync(Scope, trace.Id, new TracePatch { EndTime = At(1) }, Cancel);

        Assert.Equal(ThreadStatus.Inactive, (await ThreadAsync("t")).Status);
    }

    [Fact]
    public async Task Closing_an_unknown_thread_says_so_and_closes_none()
    {
        await Store.TraceWrites.CreateAsync(Scope, NewTrace() with { ThreadId = "t" }, Cancel);

        await Assert.ThrowsAsync<EntityNotFoundException>(() => Store.ThreadWrites.CloseAsync(Scope, Project, ["t", "unknown"], Cancel));

        Assert.Equal(ThreadStatus.Active, (await ThreadAsync("t")).Status);
    }

    [Fact]
    public async Task Only_threads_without_activity_become_inactive()
    {
        await Store.TraceWrites.CreateAsync(Scope, NewTrace() with { ThreadId = "old" }, Cancel);
        Clock.Advance(TimeSpan.FromMinutes(20));
        var border = Clock.GetUtcNow().UtcDateTime;
        await Store.TraceWrites.CreateAsync(Scope, NewTrace() with { ThreadId = "new" }, Cancel);

        var closed = await Store.ThreadWrites.CloseInactiveAsync(Scope.WorkspaceId, border, 10, Cancel);

        var old = await ThreadAsync("old");
        Assert.Equal([new ClosedThread(Project, old.ModelId)], closed);
        Assert.Equal(ThreadStatus.Inactive, old.Status);
        Assert.Equal(ThreadStatus.Active, (await ThreadAsync("new")).Status);
        Assert.Empty(await Store.ThreadWrites.CloseInactiveAsync(Scope.WorkspaceId, border, 10, Cancel));
    }

    [Fact]
    public async Task A_thread_is_found_by_its_model_id_in_its_workspace()
    {
        await Store.TraceWrites.CreateAsync(Scope, NewTrace() with { ThreadId = "t" }, Cancel);
        var thread = await ThreadAsync("t");

        var found = (await Store.ThreadReads.GetByModelIdAsync(Scope, thread.ModelId, Cancel))!;

        Assert.Equal(("t", Project, thread.NumberOfMessages), (found.ThreadId, found.ProjectId, found.NumberOfMessages));
        Assert.Null(await Store.ThreadReads.GetByModelIdAsync(Scope, Guid.CreateVersion7(), Cancel));
        Assert.Null(await Store.ThreadReads.GetByModelIdAsync(new Scope(Guid.CreateVersion7(), "eve"), thread.ModelId, Cancel));
    }

    [Fact]
    public async Task Model_ids_are_made_once()
    {
        var first = await Store.ThreadWrites.EnsureAsync(Scope, Project, ["a", "b"], Cancel);
        await Store.TraceWrites.CreateAsync(Scope, NewTrace() with { ThreadId = "a" }, Cancel);
        var second = await Store.ThreadWrites.EnsureAsync(Scope, Project, ["b", "a"], Cancel);

        Assert.Equal(first["a"], second["a"]);
        Assert.Equal(first["b"], second["b"]);
        Assert.Equal(first["a"], (await ThreadAsync("a")).ModelId);
    }

    [Fact]
    public async Task A_thread_goes_with_its_last_trace()
    {
        var (a, b) = (NewTrace() with { ThreadId = "t" }, NewTrace() with { ThreadId = "t" });
        await Store.TraceWrites.UpsertAsync(Scope, [a, b], Cancel);

        await Store.TraceWrites.DeleteAsync(Scope, [a.Id], null, Cancel);
        Assert.Equal(2, (await ThreadAsync("t")).NumberOfMessages);

        await Store.TraceWrites.PatchAsync(Scope, b.Id, new TracePatch { ThreadId = "other" }, Cancel);
        Assert.Null(await Store.ThreadReads.GetAsync(Scope, Project, "t", Cancel));
        Assert.Equal(2, (await ThreadAsync("other")).NumberOfMessages);
    }

    [Fact]
    public async Task Deleting_a_thread_deletes_its_traces_of_the_project_only()
    {
        var mine = NewTrace() with { ThreadId = "t" };
        var theirs = NewTrace() with { ThreadId = "t", ProjectId = NewId() };
        await Store.TraceWrites.UpsertAsync(Scope, [mine, theirs], Cancel);

        await Store.ThreadWrites.DeleteAsync(Scope, Project, ["t", "unknown"], Cancel);

        Assert.Null(await Store.TraceReads.GetAsync(Scope, mine.Id, Cancel));
        Assert.NotNull(await Store.TraceReads.GetAsync(Scope, theirs.Id, Cancel));
        Assert.Null(await Store.ThreadReads.GetAsync(Scope, Project, "t", Cancel));
    }

    [Fact]
    public async Task Tags_of_a_thread_are_replaced_united_added_and_removed()
    {
        var id = (await Store.ThreadWrites.EnsureAsync(Scope, Project, ["t"], Cancel))["t"];
        await Store.TraceWrites.CreateAsync(Scope, NewTrace() with { ThreadId = "t" }, Cancel);

        Assert.True(await Store.ThreadWrites.PatchTagsAsync(Scope, id, new TagsPatch { Tags = ["a", "b", "a"] }, Cancel));
        await Store.ThreadWrites.PatchTagsManyAsync(Scope, [id], new TagsPatch { Tags = ["c"], Merge = true }, Cancel);
        await Store.ThreadWrites.PatchTagsManyAsync(Scope, [id], new TagsPatch { Tags = ["ignored"], TagsToAdd = ["d"], TagsToRemove = ["a"] }, Cancel);

        Assert.Equal(["b", "c", "d"], (await ThreadAsync("t")).Tags);
        Assert.False(await Store.ThreadWrites.PatchTagsAsync(Scope, NewId(), new TagsPatch { Tags = ["a"] }, Cancel));
    }

    private async Task<ThreadView> ThreadAsync(string thread)
    {
        var view = await Store.ThreadReads.GetAsync(Scope, Project, thread, Cancel);
        Assert.NotNull(view);
        return view;
    }
}
