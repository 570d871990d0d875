using System.Runtime.CompilerServices;
using Opik.Datasets;
using Opik.Evaluation.Experiments;
using Opik.Evaluation.Resume;

namespace Opik.Evaluation.Datasets;

/// <summary>The items of an evaluation, read page by page while they are run; chosen ones are read first.</summary>
internal static class ItemSource
{
    // Tasks are slower than pages: reading far ahead would only take memory.
    private const int PageSize = 500;
    private const int PagesAtOnce = 2;

    /// <summary>Opens the items; of chosen ones it is noted which they are.</summary>
    /// <param name="version">Version of the dataset; null: nothing was ever inserted.</param>
    /// <param name="options">Which of its items.</param>
    /// <param name="experimentId">The experiment that they are for.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<IAsyncEnumerable<DatasetItem>> OpenAsync(DatasetVersion? version, EvaluationOptions options, Guid experimentId, CancellationToken cancellationToken)
    {
        if (version is null)
            return AsyncEnumerable.Empty<DatasetItem>();
        if (options.Sampler is null && options.DatasetItemIds is null)
            return StreamAsync(version, options, cancellationToken);
        var chosen = await ChosenAsync(version, options, cancellationToken).ConfigureAwait(false);
        await new ResumeCheckpoint(options.ResumeFolder, experimentId).WriteAsync(chosen.Select(item => item.Id).OfType<Guid>(), cancellationToken).ConfigureAwait(false);
        return chosen.ToAsyncEnumerable();
    }

    /// <summary>How many there will be; null: that shows when they are read.</summary>
    public static long? Count(DatasetVersion? version, EvaluationOptions options) =>
        options.DatasetFilter is not null || options.Sampler is not null || options.DatasetItemIds is not null
            ? null
            : Math.Min(version?.Info.ItemsTotal ?? 0, options.Samples ?? int.MaxValue);

    private static async Task<IReadOnlyList<DatasetItem>> ChosenAsync(DatasetVersion version, EvaluationOptions options, CancellationToken cancellationToken)
    {
        var wanted = options.DatasetItemIds?.ToHashSet();
        var chosen = new List<DatasetItem>();
        await foreach (var item in StreamAsync(version, options, cancellationToken).ConfigureAwait(false))
        {
            if (wanted is null || (item.Id is { } id && wanted.Remove(id)))
                chosen.Add(item);
        }

        if (wanted is { Count: > 0 } missing)
            ExperimentLog.MissingItems(version.Dataset.Client.Logger, missing.Count);
        return options.Sampler is not { } sampler ? chosen : sampler.Sample(chosen) ?? throw new InvalidOperationException("The sampler gave null instead of items.");
    }

    private static async IAsyncEnumerable<DatasetItem> StreamAsync(DatasetVersion version, EvaluationOptions options, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var reading = new DatasetReading { FilterString = options.DatasetFilter, ChunkSize = PageSize, Threads = PagesAtOnce, Samples = options.Samples };
        await foreach (var page in version.StreamItemsAsync(reading, cancellationToken).ConfigureAwait(false))
        {
            foreach (var item in page)
                yield return item;
        }
    }
}
