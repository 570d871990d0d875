using System.Runtime.CompilerServices;
using Opik.Datasets;

namespace Opik.Evaluation.Datasets;

/// <summary>The items of an evaluation, read page by page while they are run.</summary>
internal static class ItemSource
{
    // Tasks are slower than pages: reading far ahead would only take memory.
    private const int PageSize = 500;
    private const int PagesAtOnce = 2;

    /// <summary>Reads.</summary>
    /// <param name="version">Version of the dataset.</param>
    /// <param name="options">Which of its items.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async IAsyncEnumerable<DatasetItem> ReadAsync(DatasetVersion version, EvaluationOptions options, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (options.Sampler is { } sampler)
        {
            var all = await AllAsync(version, options, cancellationToken).ConfigureAwait(false);
            foreach (var item in sampler.Sample(all) ?? throw new InvalidOperationException("The sampler gave null instead of items."))
                yield return item;
            yield break;
        }

        await foreach (var item in StreamAsync(version, options, cancellationToken).ConfigureAwait(false))
            yield return item;
    }

    private static async Task<List<DatasetItem>> AllAsync(DatasetVersion version, EvaluationOptions options, CancellationToken cancellationToken)
    {
        var all = new List<DatasetItem>();
        await foreach (var item in StreamAsync(version, options, cancellationToken).ConfigureAwait(false))
            all.Add(item);
        return all;
    }

    private static async IAsyncEnumerable<DatasetItem> StreamAsync(DatasetVersion version, EvaluationOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var wanted = options.DatasetItemIds?.ToHashSet();
        var left = options.Samples ?? int.MaxValue;
        var reading = new DatasetReading { FilterString = options.DatasetFilter, ChunkSize = PageSize, Threads = PagesAtOnce, Samples = wanted is null ? options.Samples : null };
        await foreach (var page in version.StreamItemsAsync(reading, cancellationToken).ConfigureAwait(false))
        {
            foreach (var item in page)
            {
                if (wanted is not null && !(item.Id is { } id && wanted.Remove(id)))
                    continue;
                if (left-- <= 0)
                    yield break;
                yield return item;
            }

            if (wanted is { Count: 0 })
                yield break;
        }
    }
}
