using Opik.Contracts;

namespace Opik.Storage.ContractTests.Scores;

/// <summary>Feedback scores: keys, several authors, deletes, names.</summary>
public abstract class FeedbackScoreContract : StoreContract
{
    private static readonly Scope Ann = Scope with { UserName = "ann" };
    private static readonly Scope Ben = Scope with { UserName = "ben" };

    [Fact]
    public async Task The_same_author_overwrites()
    {
        var id = NewId();
        await Store.FeedbackScores.PutAsync(Ann, ScoredEntity.Trace, [Score(id, "q", 0.2m, "first")], Cancel);
        await Store.FeedbackScores.PutAsync(Ann, ScoredEntity.Trace, [Score(id, "q", 0.7m, "second")], Cancel);

        var score = Assert.Single(await ScoresAsync(ScoredEntity.Trace, id));
        Assert.Equal((0.7m, "second", "ann"), (score.Value, score.Reason, score.CreatedBy));
        Assert.True(score.LastUpdatedAt > score.CreatedAt);
    }

    [Fact]
    public async Task Several_authors_are_averaged_and_each_is_kept()
    {
        var id = NewId();
        await Store.FeedbackScores.PutAsync(Ann, ScoredEntity.Trace, [Score(id, "q", 0.1m, "good")], Cancel);
        await Store.FeedbackScores.PutAsync(Ben, ScoredEntity.Trace, [Score(id, "q", 0.2m, null)], Cancel);

        var score = Assert.Single(await ScoresAsync(ScoredEntity.Trace, id));
        Assert.Equal((0.15m, "good, <no reason>", "ann, ben"), (score.Value, score.Reason, score.CreatedBy));
        Assert.Equal(["ann", "ben"], score.ValueByAuthor!.Keys.Order());
        Assert.Equal(0.2m, score.ValueByAuthor["ben"].Value);
    }

    [Fact]
    public async Task Scores_of_one_author_in_different_queues_are_different_scores()
    {
        var (id, queue) = (NewId(), NewId());
        await Store.FeedbackScores.PutAsync(Ann, ScoredEntity.Trace, [Score(id, "q", 0m, null), Score(id, "q", 1m, null) with { SourceQueueId = queue }], Cancel);

        var score = Assert.Single(await ScoresAsync(ScoredEntity.Trace, id));
        Assert.Equal(0.5m, score.Value);
        Assert.Equal(["ann", $"ann_{queue:D}"], score.ValueByAuthor!.Keys.Order());

        await Store.FeedbackScores.DeleteAsync(Scope, ScoredEntity.Trace, id, ["q"], "ann", queue, Cancel);
        Assert.Equal(0m, Assert.Single(await ScoresAsync(ScoredEntity.Trace, id)).Value);
    }

    [Fact]
    public async Task A_batch_takes_unknown_entities_and_a_single_score_does_not()
    {
        var trace = NewTrace();
        Assert.False(await Store.FeedbackScores.PutExistingAsync(Scope, ScoredEntity.Trace, Score(trace.Id, "q", 1m, null), Cancel));
        Assert.Empty(await ScoresAsync(ScoredEntity.Trace, trace.Id));

        await Store.TraceWrites.CreateAsync(Scope, trace, Cancel);
        Assert.True(await Store.FeedbackScores.PutExistingAsync(Scope, ScoredEntity.Trace, Score(trace.Id, "q", 1m, null) with { ProjectId = default }, Cancel));
        Assert.Equal("q", Assert.Single((await TraceAsync(trace.Id)).FeedbackScores!).Name);
    }

    [Fact]
    public async Task Deleting_by_name_leaves_the_other_names_and_other_authors()
    {
        var id = NewId();
        await Store.FeedbackScores.PutAsync(Ann, ScoredEntity.Span, [Score(id, "a", 1m, null), Score(id, "b", 1m, null)], Cancel);
        await Store.FeedbackScores.PutAsync(Ben, ScoredEntity.Span, [Score(id, "a", 0m, null)], Cancel);

        await Store.FeedbackScores.DeleteAsync(Scope, ScoredEntity.Span, id, ["a"], "ann", null, Cancel);
        Assert.Equal([("a", 0m), ("b", 1m)], (await ScoresAsync(ScoredEntity.Span, id)).Select(score => (score.Name, score.Value)).Order());

        await Store.FeedbackScores.DeleteAsync(Scope, ScoredEntity.Span, id, ["a", "unknown"], null, null, Cancel);
        Assert.Equal("b", Assert.Single(await ScoresAsync(ScoredEntity.Span, id)).Name);
    }

    [Fact]
    public async Task Names_are_distinct_sorted_and_of_the_projects_asked_for()
    {
        var other = NewId();
        var span = NewSpan(NewId()) with { Type = SpanType.Llm };
        await Store.SpanWrites.CreateAsync(Scope, span, Cancel);
        await Store.FeedbackScores.PutAsync(Scope, ScoredEntity.Span, [Score(span.Id, "b", 1m, null), Score(NewId(), "b", 1m, null), Score(NewId(), "a", 1m, null)], Cancel);
        await Store.FeedbackScores.PutAsync(Scope, ScoredEntity.Span, [Score(NewId(), "c", 1m, null) with { ProjectId = other }], Cancel);

        Assert.Equal(["a", "b", "c"], await Store.FeedbackScores.GetNamesAsync(Scope, ScoredEntity.Span, null, null, Cancel));
        Assert.Equal(["a", "b"], await Store.FeedbackScores.GetNamesAsync(Scope, ScoredEntity.Span, [Project], null, Cancel));
        Assert.Equal(["b"], await Store.FeedbackScores.GetNamesAsync(Scope, ScoredEntity.Span, [Project], SpanType.Llm, Cancel));
        Assert.Empty(await Store.FeedbackScores.GetNamesAsync(Scope, ScoredEntity.Trace, null, null, Cancel));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_trace_shows_the_scores_of_its_spans_averaged_whichever_came_first(bool scoresFirst)
    {
        var trace = NewTrace();
        var (a, b) = (NewSpan(trace.Id), NewSpan(trace.Id));
        await Store.TraceWrites.CreateAsync(Scope, trace, Cancel);
        if (!scoresFirst)
            await Store.SpanWrites.UpsertAsync(Scope, [a, b], Cancel);
        await Store.FeedbackScores.PutAsync(Ann, ScoredEntity.Span, [Score(a.Id, "q", 0m, null), Score(b.Id, "q", 1m, null)], Cancel);
        if (scoresFirst)
            await Store.SpanWrites.UpsertAsync(Scope, [a, b], Cancel);

        var score = Assert.Single((await TraceAsync(trace.Id)).SpanFeedbackScores!);

        Assert.Equal(("q", 0.5m), (score.Name, score.Value));
        Assert.Equal(2, score.ValueByAuthor!.Count);
    }

    [Fact]
    public async Task Results_of_suite_assertions_are_no_feedback_scores()
    {
        var trace = NewTrace();
        await Store.TraceWrites.CreateAsync(Scope, trace, Cancel);

        await Store.FeedbackScores.PutAsync(Scope, ScoredEntity.Trace, [Score(trace.Id, "is polite", 1m, "yes") with { CategoryName = "suite_assertion" }], Cancel);
        await Store.AssertionResults.PutAsync(Scope, [new AssertionResultWrite { EntityId = trace.Id, EntityKind = ScoredEntity.Trace, ProjectId = Project, Name = "is polite", Passed = false }], Cancel);

        Assert.Null((await TraceAsync(trace.Id)).FeedbackScores);
        Assert.Empty(await Store.FeedbackScores.GetNamesAsync(Scope, ScoredEntity.Trace, null, null, Cancel));
    }

    private FeedbackScoreWrite Score(Guid entity, string name, decimal value, string? reason) =>
        new() { EntityId = entity, ProjectId = Project, Name = name, Value = value, Reason = reason, Source = ScoreSource.Sdk };

    private async Task<IReadOnlyList<FeedbackScore>> ScoresAsync(ScoredEntity kind, Guid id) =>
        (await Store.FeedbackScores.GetAsync(Scope, kind, [id], Cancel)).TryGetValue(id, out var scores) ? scores : [];
}
