using System.Runtime.CompilerServices;
using Opik.Querying;
using Opik.Rest;

namespace Opik.Datasets;

/// <summary>Reads items of a version: the first page says how many there are, the others come several at a time, in order.</summary>
internal static class ItemReader
{
    /// <summary>All items.</summary>
    public static async Task<IReadOnlyList<DatasetItem>> ReadAllAsync(Dataset dataset, string? versionHash, DatasetReading? how, CancellationToken cancellationToken)
    {
        var items = new List<DatasetItem>();
        await foreach (var page in StreamAsync(dataset, versionHash, how ?? new DatasetReading(), cancellationToken).ConfigureAwait(false))
            items.AddRange(page);
        return items;
    }

    /// <summary>Items page by page; no page is empty.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="versionHash">The version; null: the newest.</param>
    /// <param name="how">Which items.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async IAsyncEnumerable<IReadOnlyList<DatasetItem>> StreamAsync(Dataset dataset, string? versionHash, DatasetReading how, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (how.Problem is { } problem)
            throw new ArgumentException(problem, nameof(how));
        if (how.Samples == 0)
            yield break;
        var filters = OpikQuery.ForDatasetItems(how.FilterString).ToJson();
        // A version is pinned, so that pages fit together while others write.
        versionHash ??= (await dataset.GetLatestVersionAsync(cancellationToken).ConfigureAwait(false))?.VersionHash;
        var left = how.Samples ?? int.MaxValue;
        var size = Math.Min(how.ChunkSize, left);

        var first = await PageAsync(1, cancellationToken).ConfigureAwait(false);
        var total = first.Total ?? throw new OpikApiException(System.Net.HttpStatusCode.OK, $"The server did not say how many items the dataset '{dataset.Name}' has; it is too old to be read page by page.");
        var pages = (int)Math.Min((total + size - 1) / size, ((long)left + size - 1) / size);
        if (first.Content.Count > 0)
            yield return Take(first, ref left);

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var coming = new Queue<Task<ItemPageBody>>();
        try
        {
            for (var (next, read) = (2, 1); read < pages && left > 0; read++)
            {
                for (; next <= pages && coming.Count < Math.Min(how.Threads, ParallelSending.MostThreads); next++)
                    coming.Enqueue(PageAsync(next, stop.Token));
                var page = await coming.Dequeue().ConfigureAwait(false);
                if (page.Content.Count > 0)
                    yield return Take(page, ref left);
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            // Their failures are nobody's any more.
            await Task.WhenAll(coming).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default).ConfigureAwait(false);
        }

        Task<ItemPageBody> PageAsync(int number, CancellationToken cancellation) => dataset.Client.Rest.GetAsync(
            new QueryString($"v1/private/datasets/{dataset.Id}/items").Add("page", number).Add("size", size).Add("version", versionHash).Add("filters", filters).ToString(),
            DatasetsJson.Default.ItemPageBody,
            cancellation);
    }

    private static DatasetItem[] Take(ItemPageBody page, ref int left)
    {
        var items = page.Content.Take(left).Select(item => item.ToItem()).ToArray();
        left -= items.Length;
        return items;
    }
}
