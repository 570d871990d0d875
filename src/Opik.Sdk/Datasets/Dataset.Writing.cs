using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Opik.Contracts;
using Opik.Rest;

namespace Opik.Datasets;

/// <content>Inserting, updating and deleting items.</content>
public sealed partial class Dataset
{
    private readonly SemaphoreSlim digesting = new(1, 1);
    private Dictionary<Guid, ContentDigest>? digests;

    /// <summary>
    /// Inserts items; all of one call become one version. The items are taken lazily, so that a sequence of any length can be
    /// inserted; when it throws half-way, what was sent before stays. Python: <c>insert</c>.
    /// </summary>
    /// <param name="items">What to insert; those without an id get one.</param>
    /// <param name="deduplication">Whether items of equal content, also those stored before, are left out. Reads the dataset once.</param>
    /// <param name="threads">Requests at once, 1 or more; above 32 counts as 32.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ItemNotSerializableException">An item cannot be written as JSON.</exception>
    /// <exception cref="OpikApiException">The server refused; whatever else was queued has still been sent.</exception>
    public Task InsertAsync(IEnumerable<DatasetItem> items, bool deduplication = true, int threads = 8, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        if (items is IReadOnlyCollection<DatasetItem> list && list.Contains(null!))
            throw new ArgumentException("The list holds a null item; nothing was inserted.", nameof(items));
        return InsertAsync(EnumerateAsync(items), deduplication, threads, cancellationToken);
    }

    /// <summary>Inserts items of a type of the program; the properties become the data. See the other overload.</summary>
    public Task InsertAsync<T>(IEnumerable<T> items, JsonTypeInfo<T> type, bool deduplication = true, int threads = 8, CancellationToken cancellationToken = default) =>
        InsertAsync(items.Select(item => new DatasetItem(JsonSerializer.SerializeToNode(item, type) as JsonObject ?? throw new ItemNotSerializableException($"A {typeof(T).Name} is not written as a JSON object."))), deduplication, threads, cancellationToken);

    /// <summary>Inserts items that come asynchronously. See the other overload.</summary>
    public async Task InsertAsync(IAsyncEnumerable<DatasetItem> items, bool deduplication = true, int threads = 8, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        threads = Math.Min(threads, ParallelSending.MostThreads);
        if (threads > 1 && !await client.Datasets.Capability.HasParallelInsertAsync(cancellationToken).ConfigureAwait(false))
            threads = 1;
        if (!deduplication)
        {
            await SendAsync(items, null, threads, cancellationToken).ConfigureAwait(false);
            return;
        }

        await digesting.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var known = await DigestsAsync(cancellationToken).ConfigureAwait(false);
            await SendAsync(items, known, threads, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            // What arrived is not known, so what is stored is read again next time.
            digests = null;
            throw;
        }
        finally
        {
            digesting.Release();
        }
    }

    /// <summary>Replaces items by id. Python: <c>update</c>.</summary>
    /// <exception cref="DatasetItemIdRequiredException">An item has no id; nothing was changed.</exception>
    public Task UpdateAsync(IReadOnlyList<DatasetItem> items, bool deduplication = true, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Id is not { } id || id == Guid.Empty)
                throw new DatasetItemIdRequiredException($"Item {i} has no id. Update items that were read from the dataset.");
        }

        return InsertAsync(items, deduplication, threads: 1, cancellationToken);
    }

    /// <summary>Deletes items by id; unknown ids do not matter. Python: <c>delete</c>.</summary>
    /// <exception cref="ArgumentException">An id is empty.</exception>
    public async Task DeleteAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ids);
        if (ids.Contains(Guid.Empty))
            throw new ArgumentException("An id is empty; nothing was deleted.", nameof(ids));
        digests = null;
        var group = UuidV7.Create(client.Clock);
        foreach (var part in ids.Chunk(ItemBatch.MostItems))
            await client.Rest.PostAsync("v1/private/datasets/items/delete", new DeleteItemsBody(part, group), DatasetsJson.Default.DeleteItemsBody, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes all items; older versions keep theirs. Python: <c>clear</c>.</summary>
    public async Task ClearAsync(CancellationToken cancellationToken = default)
    {
        var items = await GetItemsAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        await DeleteAsync([.. items.Select(item => item.Id!.Value)], cancellationToken).ConfigureAwait(false);
    }

    private static async IAsyncEnumerable<DatasetItem> EnumerateAsync(IEnumerable<DatasetItem> items)
    {
        foreach (var item in items)
            yield return item;
        await Task.CompletedTask.ConfigureAwait(false);
    }

    private async Task<Dictionary<Guid, ContentDigest>> DigestsAsync(CancellationToken cancellationToken)
    {
        if (digests is not null)
            return digests;
        var known = new Dictionary<Guid, ContentDigest>();
        await foreach (var page in StreamItemsAsync(cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            foreach (var item in page)
                known[item.Id!.Value] = ContentDigest.Of(item);
        }

        return digests = known;
    }

    private Task SendAsync(IAsyncEnumerable<DatasetItem> items, Dictionary<Guid, ContentDigest>? known, int threads, CancellationToken cancellationToken) =>
        ParallelSending.RunAsync(
            BodiesAsync(items, known, cancellationToken),
            threads,
            async (body, cancellation) => (await client.Rest.SendAsync(HttpMethod.Put, "v1/private/datasets/items", body, compressionLevel: client.Options.DatasetUploadCompressionLevel, cancellationToken: cancellation).ConfigureAwait(false)).EnsureSuccess(),
            cancellationToken);

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> BodiesAsync(IAsyncEnumerable<DatasetItem> items, Dictionary<Guid, ContentDigest>? known, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seen = known is null ? null : new HashSet<ContentDigest>(known.Values);
        var batch = new ItemBatch(Name, ProjectName, UuidV7.Create(client.Clock));
        var position = 0L;
        await foreach (var item in items.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (item is null)
                throw new ArgumentException($"Item {position} is null.", nameof(items));
            var id = item.Id ?? UuidV7.Create(client.Clock);
            var written = ItemWriter.Write(item, id, position++);
            if (seen is not null)
            {
                var digest = ContentDigest.Of(item);
                if (!seen.Add(digest))
                    continue;
                known![id] = digest;
            }

            item.Id = id;

            if (batch.Add(written) is { } full)
                yield return full;
        }

        if (batch.Take() is { } rest)
            yield return rest;
    }
}
