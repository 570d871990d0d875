using Opik.Contracts;

namespace Opik.Storage.ContractTests.AnnotationQueues;

/// <summary>Short ways to make queues, items and judgements.</summary>
public abstract class QueueContract : StoreContract
{
    protected static Scope User(string name) => Scope with { UserName = name };

    protected async Task<AnnotationQueue> QueueAsync(Func<AnnotationQueue, AnnotationQueue>? adjust = null)
    {
        var queue = new AnnotationQueue { Id = NewId(), ProjectId = Project, Name = "queue", Scope = ScoredEntity.Trace, FeedbackDefinitionNames = ["quality"] };
        queue = adjust?.Invoke(queue) ?? queue;
        await Store.AnnotationQueues.CreateAsync(Scope, [queue], Cancel);
        return queue;
    }

    protected async Task<AnnotationQueueView> ViewAsync(Guid id)
    {
        var view = await Store.AnnotationQueues.GetAsync(Scope, id, Cancel);
        Assert.NotNull(view);
        return view;
    }

    protected Task ScoreAsync(string user, Guid entity, decimal value, Guid? queue = null, string name = "quality", ScoredEntity kind = ScoredEntity.Trace) =>
        Store.FeedbackScores.PutAsync(
            User(user),
            kind,
            [new FeedbackScoreWrite { EntityId = entity, ProjectId = Project, Name = name, Value = value, SourceQueueId = queue, Source = queue is null ? ScoreSource.Sdk : ScoreSource.Ui }],
            Cancel);
}
