using Opik.Querying;
using Opik.Rest;

namespace Opik.Searching;

/// <summary>Conversations: search, read, close, open, delete. From <see cref="OpikClient.Threads"/>. Python: <c>get_threads_client</c>.</summary>
public sealed class ThreadsClient
{
    private readonly OpikClient client;
    private readonly Search<ThreadRecord> search;

    internal ThreadsClient(OpikClient client)
    {
        this.client = client;
        search = new(client, "v1/private/traces/threads/search", QueryEntity.Threads, SearchingJson.Default.ThreadRecord, "threads")
        {
            CursorParameter = "last_retrieved_thread_model_id",
            CursorMember = "thread_model_id",
        };
    }

    /// <summary>Finds threads. Python: <c>search_threads</c>.</summary>
    /// <param name="what">Which; null: the newest 1,000 of the project of the options.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="OpikQueryException">The conditions are not in the language.</exception>
    /// <exception cref="SearchTimeoutException">Fewer than <see cref="EntitySearch.WaitForAtLeast"/> came in time.</exception>
    /// <exception cref="OpikApiException">The server refused; 404: there is no such project.</exception>
    public Task<IReadOnlyList<ThreadRecord>> SearchAsync(ThreadSearch? what = null, CancellationToken cancellationToken = default) =>
        search.ReadAsync(what ?? new ThreadSearch(), cancellationToken);

    /// <summary>Finds threads one after the other without holding all in memory; never waits for more to be stored.</summary>
    public IAsyncEnumerable<ThreadRecord> StreamAsync(ThreadSearch what, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(what);
        return search.StreamAsync(what, cancellationToken);
    }

    /// <summary>Reads a thread whole.</summary>
    /// <param name="threadId">Id that its traces carry.</param>
    /// <param name="projectName">Project; null: that of the options.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="OpikApiException">404: there is none of that id.</exception>
    public Task<ThreadRecord> GetAsync(string threadId, string? projectName = null, CancellationToken cancellationToken = default) =>
        client.Rest.PostAsync("v1/private/traces/threads/retrieve", Body(threadId, projectName), SearchingJson.Default.ThreadBody, SearchingJson.Default.ThreadRecord, cancellationToken);

    /// <summary>Closes a thread, so that rules for whole conversations run. Python: <c>close_thread</c>.</summary>
    /// <exception cref="OpikApiException">404: there is none of that id.</exception>
    public Task CloseAsync(string threadId, string? projectName = null, CancellationToken cancellationToken = default) =>
        client.Rest.PutAsync("v1/private/traces/threads/close", Body(threadId, projectName), SearchingJson.Default.ThreadBody, cancellationToken);

    /// <summary>Opens a closed thread again.</summary>
    /// <exception cref="OpikApiException">404: there is none of that id.</exception>
    public Task OpenAsync(string threadId, string? projectName = null, CancellationToken cancellationToken = default) =>
        client.Rest.PutAsync("v1/private/traces/threads/open", Body(threadId, projectName), SearchingJson.Default.ThreadBody, cancellationToken);

    /// <summary>Deletes threads and all their traces.</summary>
    public Task DeleteAsync(IReadOnlyList<string> threadIds, string? projectName = null, CancellationToken cancellationToken = default) =>
        client.Rest.PostAsync("v1/private/traces/threads/delete", new ThreadsBody(projectName ?? client.ProjectName, threadIds), SearchingJson.Default.ThreadsBody, cancellationToken);

    /// <summary>Deletes scores of a thread.</summary>
    public Task DeleteFeedbackScoresAsync(string threadId, IReadOnlyList<string> names, string? projectName = null, CancellationToken cancellationToken = default) =>
        client.Rest.PostAsync("v1/private/traces/threads/feedback-scores/delete", new ThreadScoreNamesBody(projectName ?? client.ProjectName, threadId, names), SearchingJson.Default.ThreadScoreNamesBody, cancellationToken);

    private ThreadBody Body(string threadId, string? projectName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(threadId);
        return new ThreadBody(projectName ?? client.ProjectName, threadId);
    }
}
