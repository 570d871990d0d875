using Opik.Contracts;

namespace Opik.Storage.ContractTests.Traces;

/// <summary>Creates, batches and patches of traces.</summary>
public abstract class TraceWriteContract : StoreContract
{
    [Fact]
    public async Task A_created_trace_is_read_back_with_everything()
    {
        var trace = new Trace
        {
            Id = NewId(),
            ProjectId = Project,
            Name = "answer",
            StartTime = At(1).AddTicks(10),
            EndTime = At(2),
            Input = Json("""{"messages":[{"role":"user","content":"Hi"}]}"""),
            Output = Json("""{"answer":"Hello"}"""),
            Metadata = Json("""{"a":1}"""),
            Tags = ["x", "y"],
            ErrorInfo = new ErrorInfo("ValueError", "bad", "Traceback"),
            ThreadId = "thread-1",
            Ttft = 12.5,
            Source = EntitySource.Sdk,
            Environment = "production",
            LastUpdatedAt = At(3),
        };

        await Store.TraceWrites.CreateAsync(Scope, trace, Cancel);

        var view = await TraceAsync(trace.Id);
        Assert.Equal(trace with { Tags = null, LastUpdatedAt = null }, view.Trace with { Tags = null, LastUpdatedAt = null });
        Assert.Equal(trace.Tags, view.Trace.Tags);
        Assert.Equal(At(3), view.LastUpdatedAt);
        Assert.Equal("Hi", view.InputPreview);
        Assert.Equal("Hello", view.OutputPreview);
        Assert.Equal(Scope.UserName, view.CreatedBy);
        Assert.False(view.IsPartial);
    }

    [Fact]
    public async Task Creating_a_trace_again_conflicts_and_changes_nothing()
    {
        var trace = NewTrace();
        await Store.TraceWrites.CreateAsync(Scope, trace, Cancel);

        var conflict = await Assert.ThrowsAsync<StoreConflictException>(() => Store.TraceWrites.CreateAsync(Scope, trace with { Name = "other" }, Cancel));

        Assert.Equal("Trace already exists", conflict.Message);
        Assert.Equal("trace", (await TraceAsync(trace.Id)).Trace.Name);
    }

    [Fact]
    public async Task Creating_a_trace_of_another_project_conflicts()
    {
        var trace = NewTrace();
        await Store.TraceWrites.PatchAsync(Scope, trace.Id, new TracePatch { ProjectId = Project, Name = "patched" }, Cancel);

        var conflict = await Assert.ThrowsAsync<StoreConflictException>(() => Store.TraceWrites.CreateAsync(Scope, trace with { ProjectId = NewId() }, Cancel));

        Assert.Equal("Project name and workspace name do not match the existing trace", conflict.Message);
    }

    [Fact]
    public async Task A_patch_of_a_trace_of_another_project_conflicts()
    {
        var trace = NewTrace();
        await Store.TraceWrites.CreateAsync(Scope, trace, Cancel);

        await Assert.ThrowsAsync<StoreConflictException>(() => Store.TraceWrites.PatchAsync(Scope, trace.Id, new TracePatch { ProjectId = NewId(), Name = "n" }, Cancel));
    }

    [Fact]
    public async Task A_patch_before_the_create_makes_a_partial_row_whose_values_win()
    {
        var id = NewId();
        await Store.TraceWrites.PatchAsync(Scope, id, new TracePatch { ProjectId = Project, Output = Json("\"late\""), EndTime = At(5) }, Cancel);
        var partial = await TraceAsync(id);
        Assert.True(partial.IsPartial);
        Assert.Equal(DateTime.UnixEpoch, partial.Trace.StartTime);

        await Store.TraceWrites.CreateAsync(Scope, NewTrace(id) with { Input = Json("\"in\""), Output = Json("\"early\"") }, Cancel);

        var view = await TraceAsync(id);
        Assert.False(view.IsPartial);
        Assert.Equal(("trace", At(0), (DateTime?)At(5)), (view.Trace.Name, view.Trace.StartTime, view.Trace.EndTime));
        Assert.Equal(Json("\"in\""), view.Trace.Input);
        Assert.Equal(Json("\"late\""), view.Trace.Output);
        Assert.Equal("late", view.OutputPreview);
    }

    [Fact]
    public async Task A_batch_after_an_early_patch_fills_the_blanks_only()
    {
        var id = NewId();
        await Store.TraceWrites.PatchAsync(Scope, id, new TracePatch { ProjectId = Project, Output = Json("\"late\""), EndTime = At(5), Tags = ["p"] }, Cancel);

        await Store.TraceWrites.UpsertAsync(Scope, [NewTrace(id) with { Input = Json("\"in\""), LastUpdatedAt = At(-60) }], Cancel);

        var view = await TraceAsync(id);
        Assert.False(view.IsPartial);
        Assert.Equal(At(5), view.Trace.EndTime);
        Assert.Equal(Json("\"late\""), view.Trace.Output);
        Assert.Equal(Json("\"in\""), view.Trace.Input);
        Assert.Equal(["p"], view.Trace.Tags);
    }

    [Fact]
    public async Task An_older_batch_never_overrides_a_newer_one()
    {
        var trace = NewTrace() with { EndTime = At(1) };
        await Store.TraceWrites.UpsertAsync(Scope, [trace with { Name = "new", LastUpdatedAt = At(10) }], Cancel);

        await Store.TraceWrites.UpsertAsync(Scope, [trace with { Name = "old", LastUpdatedAt = At(9) }], Cancel);

        Assert.Equal("new", (await TraceAsync(trace.Id)).Trace.Name);
    }

    [Fact]
    public async Task A_newer_batch_replaces_the_whole_row_and_keeps_when_it_was_created()
    {
        var trace = NewTrace() with { EndTime = At(1), Metadata = Json("""{"a":1}"""), Tags = ["t"], ThreadId = "x" };
        await Store.TraceWrites.UpsertAsync(Scope, [trace with { LastUpdatedAt = At(10) }], Cancel);
        var created = (await TraceAsync(trace.Id)).CreatedAt;
        Clock.Advance(TimeSpan.FromSeconds(5));

        await Store.TraceWrites.UpsertAsync(Scope, [NewTrace(trace.Id) with { Name = "new", EndTime = At(2), LastUpdatedAt = At(11) }], Cancel);

        var view = await TraceAsync(trace.Id);
        Assert.Equal("new", view.Trace.Name);
        Assert.Null(view.Trace.Metadata);
        Assert.Null(view.Trace.Tags);
        Assert.Null(view.Trace.ThreadId);
        Assert.Equal(created, view.CreatedAt);
        Assert.Equal(At(11), view.LastUpdatedAt);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_open_copy_never_erases_the_complete_one(bool openFirst)
    {
        var open = NewTrace() with { LastUpdatedAt = At(20) };
        var complete = open with { EndTime = At(1), Output = Json("\"done\""), LastUpdatedAt = At(10) };

        await Store.TraceWrites.UpsertAsync(Scope, [openFirst ? open : complete], Cancel);
        await Store.TraceWrites.UpsertAsync(Scope, [openFirst ? complete : open], Cancel);

        var view = await TraceAsync(open.Id);
        Assert.Equal(At(1), view.Trace.EndTime);
        Assert.Equal(Json("\"done\""), view.Trace.Output);
    }

    [Fact]
    public async Task Duplicates_within_a_batch_collapse_to_the_latest()
    {
        var trace = NewTrace() with { EndTime = At(1) };

        await Store.TraceWrites.UpsertAsync(
            Scope,
            [trace with { Name = "b", LastUpdatedAt = At(2) }, trace with { Name = "c", LastUpdatedAt = At(3) }, trace with { Name = "a", LastUpdatedAt = At(1) }],
            Cancel);

        Assert.Equal("c", (await TraceAsync(trace.Id)).Trace.Name);
    }

    [Fact]
    public async Task A_retried_batch_does_not_take_back_a_patch()
    {
        var trace = NewTrace() with { LastUpdatedAt = At(-1) };
        await Store.TraceWrites.UpsertAsync(Scope, [trace], Cancel);
        await Store.TraceWrites.PatchAsync(Scope, trace.Id, new TracePatch { ProjectId = Project, Metadata = Json("""{"a":1}""") }, Cancel);

        await Store.TraceWrites.UpsertAsync(Scope, [trace], Cancel);

        Assert.Equal(Json("""{"a":1}"""), (await TraceAsync(trace.Id)).Trace.Metadata);
    }

    [Fact]
    public async Task A_patch_changes_what_it_names_and_nothing_else()
    {
        var trace = NewTrace() with { Input = Json("\"in\""), Output = Json("\"out\""), Metadata = Json("""{"a":1}"""), Tags = ["a", "b"] };
        await Store.TraceWrites.CreateAsync(Scope, trace, Cancel);

        await Store.TraceWrites.PatchAsync(Scope, trace.Id, new TracePatch { Name = " ", Output = Json("\"new\""), Tags = [] }, Cancel);

        var view = await TraceAsync(trace.Id);
        Assert.Equal("trace", view.Trace.Name);
        Assert.Equal(Json("\"in\""), view.Trace.Input);
        Assert.Equal(Json("\"new\""), view.Trace.Output);
        Assert.Equal(Json("""{"a":1}"""), view.Trace.Metadata);
        Assert.Null(view.Trace.Tags);
        Assert.True(view.LastUpdatedAt > view.CreatedAt);
    }

    [Fact]
    public async Task A_patch_without_project_of_an_unknown_trace_says_so() =>
        await Assert.ThrowsAsync<EntityNotFoundException>(() => Store.TraceWrites.PatchAsync(Scope, NewId(), new TracePatch { Name = "x" }, Cancel));

    [Fact]
    public async Task A_bulk_patch_changes_existing_rows_and_merges_tags()
    {
        var (a, b, unknown) = (NewTrace() with { Tags = ["a"] }, NewTrace(), NewId());
        await Store.TraceWrites.UpsertAsync(Scope, [a, b], Cancel);

        await Store.TraceWrites.PatchManyAsync(Scope, [a.Id, b.Id, unknown], new TracePatch { Tags = ["x", "a"] }, mergeTags: true, Cancel);
        await Store.TraceWrites.PatchManyAsync(Scope, [b.Id], new TracePatch { TagsToAdd = ["y"], TagsToRemove = ["a"], Tags = ["ignored"] }, mergeTags: false, Cancel);

        Assert.Equal(["a", "x"], (await TraceAsync(a.Id)).Trace.Tags);
        Assert.Equal(["x", "y"], (await TraceAsync(b.Id)).Trace.Tags);
        Assert.Null(await Store.TraceReads.GetAsync(Scope, unknown, Cancel));
    }

    [Fact]
    public async Task Escapes_of_letters_are_stored_as_letters_and_the_value_is_the_same()
    {
        var trace = NewTrace() with { Input = Json("\"\\u00fcber \\ud83d\\ude00 \\u0022q\\u0022 \\\\u0041 \\n \\ud800\"") };

        await Store.TraceWrites.CreateAsync(Scope, trace, Cancel);

        Assert.Equal("\"über 😀 \\u0022q\\u0022 \\\\u0041 \\n \\ud800\"", (await TraceAsync(trace.Id)).Trace.Input.ToString());
    }

    [Fact]
    public async Task Another_workspace_neither_sees_nor_changes_a_trace()
    {
        var other = new Scope(NewId(), "eve");
        var trace = NewTrace();
        await Store.TraceWrites.CreateAsync(Scope, trace, Cancel);

        await Store.TraceWrites.DeleteAsync(other, [trace.Id], null, Cancel);
        await Store.TraceWrites.CreateAsync(other, trace with { Name = "theirs" }, Cancel);

        Assert.Equal("trace", (await TraceAsync(trace.Id)).Trace.Name);
        Assert.Equal("theirs", (await Store.TraceReads.GetAsync(other, trace.Id, Cancel))!.Trace.Name);
    }
}
