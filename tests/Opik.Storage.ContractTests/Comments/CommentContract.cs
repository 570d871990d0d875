using Opik.Contracts;

namespace Opik.Storage.ContractTests.Comments;

/// <summary>Comments of traces, spans and threads.</summary>
public abstract class CommentContract : StoreContract
{
    [Fact]
    public async Task A_comment_needs_its_entity() =>
        Assert.Null(await Store.Comments.AddAsync(Scope, ScoredEntity.Trace, NewId(), null, "hello", null, Cancel));

    [Fact]
    public async Task Comments_are_added_changed_listed_oldest_first_and_deleted()
    {
        var trace = NewTrace();
        await Store.TraceWrites.CreateAsync(Scope, trace, Cancel);
        var first = (await Store.Comments.AddAsync(Scope, ScoredEntity.Trace, trace.Id, null, "one", null, Cancel))!.Value;
        var second = (await Store.Comments.AddAsync(Scope with { UserName = "ann" }, ScoredEntity.Trace, trace.Id, null, "two", null, Cancel))!.Value;

        Assert.True(await Store.Comments.UpdateAsync(Scope with { UserName = "ben" }, ScoredEntity.Trace, first, "changed", Cancel));
        var listed = (await TraceAsync(trace.Id)).Comments!;
        Assert.Equal([("changed", Scope.UserName, "ben"), ("two", "ann", "ann")], listed.Select(comment => (comment.Text, comment.CreatedBy!, comment.LastUpdatedBy!)));

        await Store.Comments.DeleteAsync(Scope, ScoredEntity.Trace, [first, NewId()], Cancel);
        Assert.Null(await Store.Comments.GetAsync(Scope, ScoredEntity.Trace, trace.Id, first, Cancel));
        Assert.Equal("two", (await Store.Comments.GetAsync(Scope, ScoredEntity.Trace, trace.Id, second, Cancel))!.Text);
        Assert.False(await Store.Comments.UpdateAsync(Scope, ScoredEntity.Trace, first, "gone", Cancel));
    }

    [Fact]
    public async Task A_comment_of_a_trace_is_none_of_a_span()
    {
        var trace = NewTrace();
        await Store.TraceWrites.CreateAsync(Scope, trace, Cancel);
        var id = (await Store.Comments.AddAsync(Scope, ScoredEntity.Trace, trace.Id, NewId(), "one", null, Cancel))!.Value;

        Assert.False(await Store.Comments.UpdateAsync(Scope, ScoredEntity.Span, id, "other", Cancel));
        await Store.Comments.DeleteAsync(Scope, ScoredEntity.Span, [id], Cancel);

        Assert.NotNull(await Store.Comments.GetAsync(Scope, ScoredEntity.Trace, trace.Id, id, Cancel));
    }
}
