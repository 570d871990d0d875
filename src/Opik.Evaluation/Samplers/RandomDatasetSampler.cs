using System.Diagnostics.CodeAnalysis;
using Opik.Datasets;

namespace Opik.Evaluation.Samplers;

/// <summary>A number of items by chance. Python: <c>RandomDatasetSampler</c>.</summary>
/// <remarks>The same seed chooses the same items of the same dataset, but not those that Python's generator would.</remarks>
public sealed class RandomDatasetSampler : IDatasetSampler
{
    private readonly int maxSamples;
    private readonly bool shuffle;
    private readonly int? seed;

    /// <param name="maxSamples">Most items, 1 or more.</param>
    /// <param name="shuffle">Whether items come by chance; false: the first ones. Default true.</param>
    /// <param name="seed">Makes the choice repeatable; null: another one each time.</param>
    public RandomDatasetSampler(int maxSamples, bool shuffle = true, int? seed = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxSamples);
        (this.maxSamples, this.shuffle, this.seed) = (maxSamples, shuffle, seed);
    }

    /// <inheritdoc/>
    [SuppressMessage("Security", "CA5394", Justification = "A sample is no secret, and a seed must repeat it.")]
    public IReadOnlyList<DatasetItem> Sample(IReadOnlyList<DatasetItem> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        if (!shuffle)
            return [.. items.Take(maxSamples)];
        var mixed = items.ToArray();
        (seed is { } chosen ? new Random(chosen) : Random.Shared).Shuffle(mixed);
        return mixed.Length <= maxSamples ? mixed : mixed[..maxSamples];
    }
}
