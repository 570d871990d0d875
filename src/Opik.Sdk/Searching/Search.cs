using System.Net;
using System.Text.Json.Serialization.Metadata;
using Opik.Querying;
using Opik.Rest;

namespace Opik.Searching;

/// <summary>One kind of search: where it is asked and how its pages go on.</summary>
/// <param name="Client">Who asks.</param>
/// <param name="Path">Below the address.</param>
/// <param name="Entity">Decides which fields conditions may name.</param>
/// <param name="Type">Type of a result.</param>
/// <param name="What">For messages: <c>traces</c>.</param>
/// <typeparam name="T">A result.</typeparam>
internal sealed record Search<T>(OpikClient Client, string Path, QueryEntity Entity, JsonTypeInfo<T> Type, string What)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    /// <summary>Member of the request that holds the cursor.</summary>
    public string CursorParameter { get; init; } = "last_retrieved_id";

    /// <summary>Member of a result that is the cursor.</summary>
    public string CursorMember { get; init; } = "id";

    /// <summary>Results one after the other, newest first. Does not wait for more.</summary>
    public IAsyncEnumerable<T> StreamAsync(EntitySearch search, CancellationToken cancellationToken)
    {
        if (search.MaxBatchSize is < 1 or > 2_000)
            throw new ArgumentOutOfRangeException(nameof(search), search.MaxBatchSize, "MaxBatchSize must be 1 to 2,000.");
        var project = search.ProjectName ?? Client.ProjectName;
        var filters = SearchRequest.Filters(search, Entity);
        var stream = new RestStream<T>(Path, (cursor, limit) => SearchRequest.Body(search, project, filters, (CursorParameter, cursor), limit), Type)
        {
            CursorMember = CursorMember,
            PageSize = search.MaxBatchSize,
        };
        return Client.Rest.StreamAsync(stream, search.MaxResults, cancellationToken);
    }

    /// <summary>All results, after waiting for as many as are wanted.</summary>
    public async Task<IReadOnlyList<T>> ReadAsync(EntitySearch search, CancellationToken cancellationToken)
    {
        if (search.WaitForAtLeast is not { } wanted)
            return await CollectAsync(search, cancellationToken).ConfigureAwait(false);
        var started = Client.Clock.GetTimestamp();
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            IReadOnlyList<T> found;
            try
            {
                found = await CollectAsync(search, cancellationToken).ConfigureAwait(false);
            }
            catch (OpikApiException missing) when (missing.StatusCode == HttpStatusCode.NotFound)
            {
                // The project is made by the first trace that is still on its way.
                found = [];
            }

            if (found.Count >= wanted)
                return found;
            var left = search.WaitForTimeout - Client.Clock.GetElapsedTime(started);
            if (left <= TimeSpan.Zero)
                throw new SearchTimeoutException($"Only {found.Count} of at least {wanted} {What} were there after {search.WaitForTimeout.TotalSeconds:0.#} s. Flush the client that logs them, or wait longer (WaitForTimeout).");
            await Task.Delay(pause < left ? pause : left, Client.Clock, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyList<T>> CollectAsync(EntitySearch search, CancellationToken cancellationToken)
    {
        var found = new List<T>();
        await foreach (var item in StreamAsync(search, cancellationToken).ConfigureAwait(false))
            found.Add(item);
        return found;
    }
}
