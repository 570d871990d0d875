using Opik.Delivery;
using Opik.Querying;
using Opik.Rest;
using Opik.Tracing;

namespace Opik.Searching;

/// <summary>Stored spans: search, read, change, delete. From <see cref="OpikClient.Spans"/>.</summary>
public sealed class SpansClient
{
    private readonly OpikClient client;
    private readonly Search<SpanRecord> search;

    internal SpansClient(OpikClient client)
    {
        this.client = client;
        search = new(client, "v1/private/spans/search", QueryEntity.Spans, SearchingJson.Default.SpanRecord, "spans");
    }

    /// <summary>Finds spans, newest first. Python: <c>search_spans</c>.</summary>
    /// <param name="what">Which; null: the newest 1,000 of the project of the options.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="OpikQueryException">The conditions are not in the language.</exception>
    /// <exception cref="SearchTimeoutException">Fewer than <see cref="EntitySearch.WaitForAtLeast"/> came in time.</exception>
    /// <exception cref="OpikApiException">The server refused; 404: there is no such project.</exception>
    public Task<IReadOnlyList<SpanRecord>> SearchAsync(SpanSearch? what = null, CancellationToken cancellationToken = default) =>
        search.ReadAsync(what ?? new SpanSearch(), cancellationToken);

    /// <summary>Finds spans one after the other without holding all in memory; never waits for more to be stored.</summary>
    public IAsyncEnumerable<SpanRecord> StreamAsync(SpanSearch what, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(what);
        return search.StreamAsync(what, cancellationToken);
    }

    /// <summary>Reads a span whole. Python: <c>get_span_content</c>.</summary>
    /// <exception cref="OpikApiException">404: there is none of that id.</exception>
    public Task<SpanRecord> GetAsync(Guid id, CancellationToken cancellationToken = default) =>
        client.Rest.GetAsync($"v1/private/spans/{id}", SearchingJson.Default.SpanRecord, cancellationToken);

    /// <summary>Changes a span now; what is null stays. <see cref="OpikClient.UpdateSpan"/> is the queued form. Python: <c>update_span</c>.</summary>
    public async Task UpdateAsync(Guid id, SpanUpdate update, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(update);
        var item = new UpdateItem(DeliveryKind.SpanUpdate, id, update, update.ProjectName ?? client.ProjectName, client.Options);
        var response = await client.Rest.SendAsync(HttpMethod.Patch, $"v1/private/spans/{id}", EntityBody.Of(item), cancellationToken: cancellationToken).ConfigureAwait(false);
        response.EnsureSuccess();
    }

    /// <summary>Deletes a span. An unknown id does not matter.</summary>
    public Task DeleteAsync(Guid id, CancellationToken cancellationToken = default) =>
        client.Rest.DeleteAsync($"v1/private/spans/{id}", cancellationToken);

    /// <summary>Deletes a score of a span. Python: <c>delete_span_feedback_score</c>.</summary>
    public Task DeleteFeedbackScoreAsync(Guid spanId, string name, CancellationToken cancellationToken = default) =>
        client.Rest.PostAsync($"v1/private/spans/{spanId}/feedback-scores/delete", new ScoreNameBody(name), SearchingJson.Default.ScoreNameBody, cancellationToken);

    /// <summary>Writes a comment to a span.</summary>
    public Task AddCommentAsync(Guid spanId, string text, CancellationToken cancellationToken = default) =>
        client.Rest.PostAsync($"v1/private/spans/{spanId}/comments", new CommentBody(text), SearchingJson.Default.CommentBody, cancellationToken);
}
