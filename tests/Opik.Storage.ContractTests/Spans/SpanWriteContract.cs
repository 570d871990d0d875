using Opik.Contracts;

namespace Opik.Storage.ContractTests.Spans;

/// <summary>Creates, batches and patches of spans.</summary>
public abstract class SpanWriteContract : StoreContract
{
    private static readonly Dictionary<string, long> Usage = new() { ["prompt_tokens"] = 30, ["completion_tokens"] = 70, ["total_tokens"] = 100 };

    [Fact]
    public async Task A_created_span_is_read_back_with_everything()
    {
        var span = NewSpan(NewId()) with
        {
            ParentSpanId = NewId(),
            Type = SpanType.Llm,
            EndTime = At(2),
            Input = Json("""{"q":1}"""),
            Output = Json("""["x"]"""),
            Metadata = Json("""{"a":1}"""),
            Model = "gpt",
            Provider = "openai",
            Tags = ["x"],
            Usage = new Dictionary<string, long> { ["prompt_tokens"] = long.MaxValue, ["original_usage.x"] = 0 },
            ErrorInfo = new ErrorInfo("E", null, "T"),
            TotalEstimatedCost = 0.25m,
            CostIsManual = true,
            Ttft = 3,
            Source = EntitySource.Experiment,
            Environment = "test",
        };

        await Store.SpanWrites.CreateAsync(Scope, span, Cancel);

        var read = (await SpanAsync(span.Id)).Span;
        Assert.Equal(span with { Tags = null, Usage = null, LastUpdatedAt = null }, read with { Tags = null, Usage = null, LastUpdatedAt = null });
        Assert.Equal(span.Tags, read.Tags);
        Assert.Equal(span.Usage, read.Usage);
    }

    [Fact]
    public async Task Creating_a_span_again_is_ignored()
    {
        var span = NewSpan(NewId());
        await Store.SpanWrites.CreateAsync(Scope, span, Cancel);

        await Store.SpanWrites.CreateAsync(Scope, span with { Name = "other" }, Cancel);

        Assert.Equal("span", (await SpanAsync(span.Id)).Span.Name);
    }

    [Fact]
    public async Task A_create_with_another_project_trace_or_parent_conflicts()
    {
        var span = NewSpan(NewId()) with { ParentSpanId = NewId() };
        await Store.SpanWrites.CreateAsync(Scope, span, Cancel);

        await Assert.ThrowsAsync<StoreConflictException>(() => Store.SpanWrites.CreateAsync(Scope, span with { ProjectId = NewId() }, Cancel));
        await Assert.ThrowsAsync<StoreConflictException>(() => Store.SpanWrites.CreateAsync(Scope, span with { TraceId = NewId() }, Cancel));
        await Assert.ThrowsAsync<StoreConflictException>(() => Store.SpanWrites.CreateAsync(Scope, span with { ParentSpanId = null }, Cancel));
    }

    [Fact]
    public async Task A_patch_with_another_trace_or_parent_conflicts_and_null_is_a_parent()
    {
        var span = NewSpan(NewId());
        await Store.SpanWrites.CreateAsync(Scope, span, Cancel);
        var patch = new SpanPatch { ProjectId = Project, TraceId = span.TraceId, Name = "patched" };

        await Assert.ThrowsAsync<StoreConflictException>(() => Store.SpanWrites.PatchAsync(Scope, span.Id, patch with { TraceId = NewId() }, Cancel));
        await Assert.ThrowsAsync<StoreConflictException>(() => Store.SpanWrites.PatchAsync(Scope, span.Id, patch with { ParentSpanId = NewId() }, Cancel));
        await Store.SpanWrites.PatchAsync(Scope, span.Id, patch, Cancel);

        Assert.Equal("patched", (await SpanAsync(span.Id)).Span.Name);
    }

    [Fact]
    public async Task A_patch_before_the_create_wins_and_the_create_fills_the_blanks()
    {
        var (id, trace) = (NewId(), NewId());
        await Store.SpanWrites.PatchAsync(Scope, id, new SpanPatch { ProjectId = Project, TraceId = trace, EndTime = At(3), Usage = Usage }, Cancel);
        Assert.True((await SpanAsync(id)).IsPartial);

        await Store.SpanWrites.CreateAsync(Scope, NewSpan(trace, id) with { Type = SpanType.Llm, Model = "priced", Input = Json("1") }, Cancel);

        var view = await SpanAsync(id);
        Assert.False(view.IsPartial);
        Assert.Equal((SpanType.Llm, (DateTime?)At(3), "priced", 0.0001m), (view.Span.Type, view.Span.EndTime, view.Span.Model, view.Span.TotalEstimatedCost));
        Assert.Equal(Usage, view.Span.Usage);
    }

    [Fact]
    public async Task Cost_is_computed_when_the_client_sent_none_and_again_when_a_patch_changes_its_inputs()
    {
        var span = NewSpan(NewId()) with { Usage = Usage };
        await Store.SpanWrites.CreateAsync(Scope, span, Cancel);
        Assert.Null((await SpanAsync(span.Id)).Span.TotalEstimatedCost);

        await Store.SpanWrites.PatchAsync(Scope, span.Id, new SpanPatch { TraceId = span.TraceId, Metadata = Json("""{"model":"priced"}""") }, Cancel);
        Assert.Equal(0.0001m, (await SpanAsync(span.Id)).Span.TotalEstimatedCost);

        await Store.SpanWrites.PatchAsync(Scope, span.Id, new SpanPatch { TraceId = span.TraceId, Model = "priced", Usage = new Dictionary<string, long> { ["total_tokens"] = 5 } }, Cancel);
        Assert.Equal(0.000005m, (await SpanAsync(span.Id)).Span.TotalEstimatedCost);
    }

    [Fact]
    public async Task A_cost_that_the_client_sent_is_never_recomputed()
    {
        var span = NewSpan(NewId()) with { Usage = Usage, Model = "priced", TotalEstimatedCost = 9m, CostIsManual = true };
        await Store.SpanWrites.UpsertAsync(Scope, [span], Cancel);

        await Store.SpanWrites.PatchAsync(Scope, span.Id, new SpanPatch { TraceId = span.TraceId, Usage = new Dictionary<string, long> { ["total_tokens"] = 5 } }, Cancel);

        Assert.Equal(9m, (await SpanAsync(span.Id)).Span.TotalEstimatedCost);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_open_copy_never_erases_the_complete_one(bool openFirst)
    {
        var open = NewSpan(NewId()) with { LastUpdatedAt = At(20) };
        var complete = open with { EndTime = At(1), Usage = Usage, LastUpdatedAt = At(10) };

        await Store.SpanWrites.UpsertAsync(Scope, [openFirst ? open : complete], Cancel);
        await Store.SpanWrites.UpsertAsync(Scope, [openFirst ? complete : open], Cancel);

        Assert.Equal(At(1), (await SpanAsync(open.Id)).Span.EndTime);
        var trace = await TotalsAsync(open.TraceId);
        Assert.Equal(1, trace.SpanCount);
        Assert.Equal(100, trace.Usage!["total_tokens"]);
    }

    [Fact]
    public async Task Totals_of_a_trace_follow_its_spans_also_before_the_trace_arrives()
    {
        var trace = NewId();
        var llm = NewSpan(trace) with { Type = SpanType.Llm, Model = "priced", Provider = "openai", Usage = Usage };
        var tool = NewSpan(trace) with { Type = SpanType.Tool, ErrorInfo = new ErrorInfo("E", "m", "t"), Provider = "anthropic", Usage = new Dictionary<string, long> { ["other"] = 2 } };
        await Store.SpanWrites.UpsertAsync(Scope, [llm, tool], Cancel);

        var view = await TotalsAsync(trace);
        Assert.Equal((2, 1, true, 1), (view.SpanCount, view.LlmSpanCount, view.HasToolSpans, view.ErrorSpanCount));
        Assert.Equal(["anthropic", "openai"], view.Providers);
        Assert.Equal(0.0001m, view.TotalEstimatedCost);
        Assert.Equal(2, view.Usage!["other"]);

        await Store.SpanWrites.PatchAsync(Scope, llm.Id, new SpanPatch { TraceId = trace, Type = SpanType.General, Usage = new Dictionary<string, long> { ["total_tokens"] = 1 } }, Cancel);
        await Store.SpanWrites.DeleteAsync(Scope, [tool.Id], Cancel);

        view = await TraceAsync(trace);
        Assert.Equal((1, 0, false, 0), (view.SpanCount, view.LlmSpanCount, view.HasToolSpans, view.ErrorSpanCount));
        Assert.Equal(["openai"], view.Providers);
        Assert.Equal(0.000001m, view.TotalEstimatedCost);
        Assert.Equal(new Dictionary<string, long> { ["total_tokens"] = 1 }, view.Usage);
    }

    [Fact]
    public async Task Deleting_all_spans_leaves_a_trace_without_totals()
    {
        var trace = NewId();
        var span = NewSpan(trace) with { Model = "priced", Usage = Usage };
        await Store.SpanWrites.CreateAsync(Scope, span, Cancel);

        await Store.SpanWrites.DeleteAsync(Scope, [span.Id, NewId()], Cancel);

        var view = await TotalsAsync(trace);
        Assert.Equal(0, view.SpanCount);
        Assert.Null(view.TotalEstimatedCost);
        Assert.Null(view.Usage);
        Assert.Null(await Store.SpanReads.GetAsync(Scope, span.Id, Cancel));
    }

    [Fact]
    public async Task A_batch_that_moves_a_span_moves_its_totals()
    {
        var (first, second) = (NewId(), NewId());
        var span = NewSpan(first) with { EndTime = At(1), Usage = Usage, LastUpdatedAt = At(1) };
        await Store.SpanWrites.UpsertAsync(Scope, [span], Cancel);

        await Store.SpanWrites.UpsertAsync(Scope, [span with { TraceId = second, LastUpdatedAt = At(2) }], Cancel);

        Assert.Equal(0, (await TotalsAsync(first)).SpanCount);
        Assert.Equal(1, (await TotalsAsync(second)).SpanCount);
    }

    [Fact]
    public async Task Concurrent_writes_of_one_trace_add_up()
    {
        var trace = NewId();
        var spans = Enumerable.Range(0, 200).Select(_ => NewSpan(trace) with { Usage = Usage, Model = "priced" }).ToList();

        await Task.WhenAll(spans.Select(span => Task.Run(async () =>
        {
            await Store.SpanWrites.UpsertAsync(Scope, [span], Cancel);
            await Store.SpanWrites.PatchAsync(Scope, span.Id, new SpanPatch { TraceId = trace, EndTime = At(1), Usage = new Dictionary<string, long> { ["total_tokens"] = 10 } }, Cancel);
        })));

        var view = await TotalsAsync(trace);
        Assert.Equal(200, view.SpanCount);
        Assert.Equal(2000, view.Usage!["total_tokens"]);
        Assert.Equal(0.002m, view.TotalEstimatedCost);
    }

    // Totals are shown on the trace, which is made for it.
    private async Task<TraceView> TotalsAsync(Guid trace)
    {
        await Store.TraceWrites.UpsertAsync(Scope, [NewTrace(trace)], Cancel);
        return await TraceAsync(trace);
    }
}
