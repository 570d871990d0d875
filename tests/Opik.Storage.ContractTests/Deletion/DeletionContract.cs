using Opik.Contracts;

namespace Opik.Storage.ContractTests.Deletion;

/// <summary>What goes with a deleted trace.</summary>
public abstract class DeletionContract : StoreContract
{
    [Fact]
    public async Task A_deleted_trace_takes_its_spans_scores_comments_and_guardrails_along()
    {
        var trace = NewTrace() with { ThreadId = "t", Input = Json("\"in\"") };
        var spans = Enumerable.Range(0, 1200).Select(_ => NewSpan(trace.Id) with { Input = Json("\"x\"") }).ToList();
        await Store.TraceWrites.CreateAsync(Scope, trace, Cancel);
        await Store.SpanWrites.UpsertAsync(Scope, spans, Cancel);
        var score = new FeedbackScoreWrite { EntityId = trace.Id, ProjectId = Project, Name = "q", Value = 1 };
        await Store.FeedbackScores.PutAsync(Scope, ScoredEntity.Trace, [score], Cancel);
        await Store.FeedbackScores.PutAsync(Scope, ScoredEntity.Span, [score with { EntityId = spans[7].Id }], Cancel);
        await Store.Comments.AddAsync(Scope, ScoredEntity.Trace, trace.Id, null, "c", null, Cancel);
        await Store.GuardrailResults.AddAsync(Scope, [new GuardrailCheck { EntityId = trace.Id, SecondaryId = spans[0].Id, ProjectId = Project, Name = "PII", Config = Json("{}"), Details = Json("{}") }], Cancel);
        Assert.Single((await TraceAsync(trace.Id)).Guardrails!);

        await Store.TraceWrites.DeleteAsync(Scope, [NewId(), trace.Id], null, Cancel);

        Assert.Null(await Store.TraceReads.GetAsync(Scope, trace.Id, Cancel));
        Assert.Null(await Store.SpanReads.GetAsync(Scope, spans[^1].Id, Cancel));
        Assert.Null(await Store.TraceReads.GetTreeAsync(Scope, trace.Id, Cancel));
        Assert.Empty(await Store.FeedbackScores.GetNamesAsync(Scope, ScoredEntity.Trace, null, null, Cancel));
        Assert.Empty(await Store.FeedbackScores.GetNamesAsync(Scope, ScoredEntity.Span, null, null, Cancel));
        Assert.Null(await Store.ThreadReads.GetAsync(Scope, Project, "t", Cancel));

        await Store.TraceWrites.CreateAsync(Scope, trace, Cancel);
        var again = await TraceAsync(trace.Id);
        Assert.Equal(0, again.SpanCount);
        Assert.Null(again.Comments);
        Assert.Null(again.Guardrails);
    }

    [Fact]
    public async Task A_delete_limited_to_a_project_leaves_traces_of_others()
    {
        var trace = NewTrace();
        await Store.TraceWrites.CreateAsync(Scope, trace, Cancel);

        await Store.TraceWrites.DeleteAsync(Scope, [trace.Id], NewId(), Cancel);

        Assert.NotNull(await Store.TraceReads.GetAsync(Scope, trace.Id, Cancel));
    }

    [Fact]
    public async Task Spans_of_a_trace_that_never_arrived_are_deleted_with_its_id()
    {
        var span = NewSpan(NewId());
        await Store.SpanWrites.CreateAsync(Scope, span, Cancel);

        await Store.TraceWrites.DeleteAsync(Scope, [span.TraceId], null, Cancel);

        Assert.Null(await Store.SpanReads.GetAsync(Scope, span.Id, Cancel));
    }
}
