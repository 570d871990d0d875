using Opik.Delivery;
using Opik.Querying;
using Opik.Rest;
using Opik.Tracing;

namespace Opik.Searching;

/// <summary>Stored traces: search, read, change, delete. From <see cref="OpikClient.Traces"/>.</summary>
public sealed class TracesClient
{
    private readonly OpikClient client;
    private readonly Search<TraceRecord> search;

    internal TracesClient(OpikClient client)
    {
        this.client = client;
        search = new(client, "v1/private/traces/search", QueryEntity.Traces, SearchingJson.Default.TraceRecord, "traces");
    }

    /// <summary>Finds traces, newest first. Python: <c>search_traces</c>.</summary>
    /// <param name="what">Which; null: the newest 1,000 of the project of the options.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="OpikQueryException">The conditions are not in the language.</exception>
    /// <exception cref="SearchTimeoutException">Fewer than <see cref="EntitySearch.WaitForAtLeast"/> came in time.</exception>
    /// <exception cref="OpikApiException">The server refused; 404: there is no such project.</exception>
    public Task<IReadOnlyList<TraceRecord>> SearchAsync(TraceSearch? what = null, CancellationToken cancellationToken = default) =>
        search.ReadAsync(what ?? new TraceSearch(), cancellationToken);

    /// <summary>Finds traces one after the other without holding all in memory; never waits for more to be stored.</summary>
    public IAsyncEnumerable<TraceRecord> StreamAsync(TraceSearch what, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(what);
        return search.StreamAsync(what, cancellationToken);
    }

    /// <summary>Reads a trace whole. Python: <c>get_trace_content</c>.</summary>
    /// <exception cref="OpikApiException">404: there is none of that id.</exception>
    public Task<TraceRecord> GetAsync(Guid id, CancellationToken cancellationToken = default) =>
        client.Rest.GetAsync($"v1/private/traces/{id}", SearchingJson.Default.TraceRecord, cancellationToken);

    /// <summary>Changes a trace now; what is null stays. <see cref="OpikClient.UpdateTrace"/> is the queued form.</summary>
    public async Task UpdateAsync(Guid id, TraceUpdate update, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(update);
        var item = new UpdateItem(DeliveryKind.TraceUpdate, id, update, update.ProjectName ?? client.ProjectName, client.Options);
        var response = await client.Rest.SendAsync(HttpMethod.Patch, $"v1/private/traces/{id}", EntityBody.Of(item), cancellationToken: cancellationToken).ConfigureAwait(false);
        response.EnsureSuccess();
    }

    /// <summary>Deletes traces with their spans, scores and files. Unknown ids do not matter. Python: <c>delete_traces</c>.</summary>
    public Task DeleteAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken = default) =>
        client.Rest.DeleteAsync("v1/private/traces/delete", ids, cancellationToken: cancellationToken);

    /// <summary>Deletes a score of a trace. Python: <c>delete_trace_feedback_score</c>.</summary>
    public Task DeleteFeedbackScoreAsync(Guid traceId, string name, CancellationToken cancellationToken = default) =>
        client.Rest.PostAsync($"v1/private/traces/{traceId}/feedback-scores/delete", new ScoreNameBody(name), SearchingJson.Default.ScoreNameBody, cancellationToken);

    /// <summary>Writes a comment to a trace.</summary>
    public Task AddCommentAsync(Guid traceId, string text, CancellationToken cancellationToken = default) =>
        client.Rest.PostAsync($"v1/private/traces/{traceId}/comments", new CommentBody(text), SearchingJson.Default.CommentBody, cancellationToken);
}
