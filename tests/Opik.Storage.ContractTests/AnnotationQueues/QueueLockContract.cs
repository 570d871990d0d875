namespace Opik.Storage.ContractTests.AnnotationQueues;

/// <summary>Who may work on an item: never more people than the queue wants, however they come.</summary>
public abstract class QueueLockContract : QueueContract
{
    [Fact]
    public async Task An_item_is_held_until_its_lock_ends_and_its_holder_extends_it()
    {
        var (queue, item) = await OneItemAsync(annotators: 1);
        var first = await LockAsync("ann", queue, item);
        Assert.Equal((true, item, "ann"), (first.Acquired, first.ItemId, first.LockedBy));

        var refused = await LockAsync("ben", queue, item);
        Assert.Equal((false, "ann", first.ExpiresAt), (refused.Acquired, refused.LockedBy, refused.ExpiresAt));

        Clock.Advance(TimeSpan.FromSeconds(40));
        var extended = await LockAsync("ann", queue, item);
        Assert.True(extended.Acquired);
        Assert.InRange(extended.ExpiresAt!.Value - first.ExpiresAt!.Value, TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(41));

        Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.False((await LockAsync("ben", queue, item)).Acquired);
        Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.True((await LockAsync("ben", queue, item)).Acquired);
        Assert.False((await LockAsync("ann", queue, item)).Acquired);
    }

    [Fact]
    public async Task Locks_in_force_are_listed()
    {
        var (queue, item) = await OneItemAsync(annotators: 2);
        var other = NewId();
        await Store.AnnotationQueueItems.AddAsync(Scope, queue, [other], Cancel);
        await LockAsync("ben", queue, item);
        await LockAsync("ann", queue, item);
        Clock.Advance(TimeSpan.FromSeconds(30));
        await LockAsync("cid", queue, other);

        var locks = await Store.AnnotationQueueItems.GetLocksAsync(Scope, queue, Cancel);
        Assert.Equal(["ann", "ben"], locks[item]);
        Assert.Equal(["cid"], locks[other]);

        Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal([other], (await Store.AnnotationQueueItems.GetLocksAsync(Scope, queue, Cancel)).Keys);
    }

    [Fact]
    public async Task People_who_have_judged_an_item_count_as_well_as_those_at_work_on_it()
    {
        var (queue, item) = await OneItemAsync(annotators: 2);
        await LockAsync("ann", queue, item);
        await ScoreAsync("ann", item, 1, queue);
        // Judged and still at work on it: one person.
        Assert.True((await LockAsync("ben", queue, item)).Acquired);
        Assert.False((await LockAsync("cid", queue, item)).Acquired);

        Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.True((await LockAsync("ann", queue, item)).Acquired);
        Assert.True((await LockAsync("cid", queue, item)).Acquired);
        Assert.False((await LockAsync("ben", queue, item)).Acquired);
    }

    [Fact]
    public async Task A_completed_item_is_not_claimed_again()
    {
        var (queue, item) = await OneItemAsync(annotators: 1);
        await LockAsync("ann", queue, item);
        await ScoreAsync("ann", item, 1, queue);
        Assert.True((await LockAsync("ann", queue, item)).Acquired);

        Clock.Advance(TimeSpan.FromMinutes(2));
        var refused = await LockAsync("ben", queue, item);
        Assert.Equal((false, null, null), (refused.Acquired, refused.LockedBy, refused.ExpiresAt));
        Assert.False((await LockAsync("ann", queue, item)).Acquired);
    }

    [Fact]
    public async Task What_programs_or_other_queues_scored_completes_nothing()
    {
        var (queue, item) = await OneItemAsync(annotators: 1);
        await ScoreAsync("ann", item, 1);
        await ScoreAsync("ann", item, 1, NewId());

        Assert.True((await LockAsync("ben", queue, item)).Acquired);
        Assert.Empty((await ViewAsync(queue)).Reviewers);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Of_32_at_once_as_many_get_the_item_as_the_queue_wants(int annotators)
    {
        var (queue, item) = await OneItemAsync(annotators);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => LockAsync($"user {i:00}", queue, item)));

        Assert.Equal(annotators, outcomes.Count(outcome => outcome.Acquired));
        var holders = (await Store.AnnotationQueueItems.GetLocksAsync(Scope, queue, Cancel))[item];
        Assert.Equal(outcomes.Where(outcome => outcome.Acquired).Select(outcome => outcome.LockedBy).Order(StringComparer.Ordinal), holders);
        Assert.All(outcomes.Where(outcome => !outcome.Acquired), outcome => Assert.Contains(outcome.LockedBy, holders));
    }

    [Fact]
    public async Task What_is_not_in_the_queue_cannot_be_claimed()
    {
        var (queue, item) = await OneItemAsync(annotators: 1);
        await Assert.ThrowsAsync<EntityNotFoundException>(() => LockAsync("ann", queue, NewId()));
        await Assert.ThrowsAsync<EntityNotFoundException>(() => LockAsync("ann", NewId(), item));
        await Assert.ThrowsAsync<EntityNotFoundException>(() => Store.AnnotationQueueItems.LockAsync(new Scope(NewId(), "ann"), queue, item, Cancel));

        await LockAsync("ann", queue, item);
        await Store.AnnotationQueueItems.RemoveAsync(Scope, queue, [item], Cancel);
        await Assert.ThrowsAsync<EntityNotFoundException>(() => LockAsync("ann", queue, item));
        Assert.Empty(await Store.AnnotationQueueItems.GetLocksAsync(Scope, queue, Cancel));
    }

    private async Task<(Guid Queue, Guid Item)> OneItemAsync(int annotators)
    {
        var queue = await QueueAsync(queue => queue with { AnnotatorsPerItem = annotators, LockTimeoutSeconds = 60 });
        var item = NewId();
        await Store.AnnotationQueueItems.AddAsync(Scope, queue.Id, [item], Cancel);
        return (queue.Id, item);
    }

    private Task<QueueLock> LockAsync(string user, Guid queue, Guid item) => Store.AnnotationQueueItems.LockAsync(User(user), queue, item, Cancel);
}
