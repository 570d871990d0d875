using Opik.Rest;
using Opik.Searching;

namespace Opik.AnnotationQueues;

/// <content>Items of queues.</content>
public sealed partial class AnnotationQueuesClient
{
    private const int BatchSize = 1_000;

    /// <summary>Adds traces; those that are in the queue already stay once. Python: <c>add_traces</c>.</summary>
    /// <exception cref="ArgumentException">The queue holds threads.</exception>
    public Task AddTracesAsync(AnnotationQueueRecord queue, IReadOnlyCollection<Guid> traceIds, CancellationToken cancellationToken = default) =>
        SendAsync(Of(queue, AnnotationQueueScope.Trace), "add", traceIds, cancellationToken);

    /// <summary>Takes traces out; those that are not in the queue do not matter. Python: <c>remove_traces</c>.</summary>
    /// <exception cref="ArgumentException">The queue holds threads.</exception>
    public Task RemoveTracesAsync(AnnotationQueueRecord queue, IReadOnlyCollection<Guid> traceIds, CancellationToken cancellationToken = default) =>
        SendAsync(Of(queue, AnnotationQueueScope.Trace), "delete", traceIds, cancellationToken);

    /// <summary>Adds threads of the queue's project. Python: <c>add_threads</c>.</summary>
    /// <exception cref="ArgumentException">The queue holds traces.</exception>
    /// <exception cref="OpikApiException">404: a thread does not exist; none is added then.</exception>
    public async Task AddThreadsAsync(AnnotationQueueRecord queue, IReadOnlyCollection<string> threadIds, CancellationToken cancellationToken = default) =>
        await SendAsync(Of(queue, AnnotationQueueScope.Thread), "add", await ThreadsAsync(queue, threadIds, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    /// <summary>Takes threads out. Python: <c>remove_threads</c>.</summary>
    /// <exception cref="ArgumentException">The queue holds traces.</exception>
    /// <exception cref="OpikApiException">404: a thread does not exist; none is removed then.</exception>
    public async Task RemoveThreadsAsync(AnnotationQueueRecord queue, IReadOnlyCollection<string> threadIds, CancellationToken cancellationToken = default) =>
        await SendAsync(Of(queue, AnnotationQueueScope.Thread), "delete", await ThreadsAsync(queue, threadIds, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    /// <summary>The traces of a queue. Python: <c>get_items</c>.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="search">Further conditions; its project is that of the queue.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ArgumentException">The queue holds threads.</exception>
    public Task<IReadOnlyList<TraceRecord>> GetTracesAsync(AnnotationQueueRecord queue, TraceSearch? search = null, CancellationToken cancellationToken = default)
    {
        search ??= new TraceSearch();
        return client.Traces.SearchAsync(search with { ProjectName = Of(queue, AnnotationQueueScope.Trace).ProjectName, FilterString = InQueue(queue, search.FilterString) }, cancellationToken);
    }

    /// <summary>The threads of a queue. Python: <c>get_items</c>.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="search">Further conditions; its project is that of the queue.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ArgumentException">The queue holds traces.</exception>
    public Task<IReadOnlyList<ThreadRecord>> GetThreadsAsync(AnnotationQueueRecord queue, ThreadSearch? search = null, CancellationToken cancellationToken = default)
    {
        search ??= new ThreadSearch();
        return client.Threads.SearchAsync(search with { ProjectName = Of(queue, AnnotationQueueScope.Thread).ProjectName, FilterString = InQueue(queue, search.FilterString) }, cancellationToken);
    }

    private static string InQueue(AnnotationQueueRecord queue, string? further)
    {
        var own = $"annotation_queue_ids contains \"{queue.Id}\"";
        return string.IsNullOrWhiteSpace(further) ? own : $"{own} and {further}";
    }

    private static AnnotationQueueRecord Of(AnnotationQueueRecord queue, AnnotationQueueScope scope)
    {
        ArgumentNullException.ThrowIfNull(queue);
        return queue.Scope == scope ? queue : throw new ArgumentException($"Queue '{queue.Name}' holds {(queue.Scope == AnnotationQueueScope.Trace ? "traces" : "threads")}.", nameof(queue));
    }

    private async Task<IReadOnlyCollection<Guid>> ThreadsAsync(AnnotationQueueRecord queue, IReadOnlyCollection<string> threadIds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(threadIds);
        Of(queue, AnnotationQueueScope.Thread);
        var found = new List<Guid>(threadIds.Count);
        foreach (var id in threadIds)
        {
            var thread = await client.Threads.GetAsync(id, queue.ProjectName, cancellationToken).ConfigureAwait(false);
            found.Add(thread.ThreadModelId ?? throw new OpikException($"The server gave no id for thread '{id}', which queues need; is it older than 2.0?"));
        }

        return found;
    }

    private async Task SendAsync(AnnotationQueueRecord queue, string what, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ids);
        foreach (var batch in ids.Chunk(BatchSize))
            await client.Rest.PostAsync($"{Path}/{queue.Id}/items/{what}", new IdsBody(batch), RestJson.Default.IdsBody, cancellationToken).ConfigureAwait(false);
    }
}
