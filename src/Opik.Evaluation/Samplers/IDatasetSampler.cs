using Opik.Datasets;

namespace Opik.Evaluation.Samplers;

/// <summary>Chooses the items of an evaluation. Python: <c>BaseDatasetSampler</c>.</summary>
public interface IDatasetSampler
{
    /// <summary>Chooses.</summary>
    /// <param name="items">All items of the dataset that pass the filter, in its order.</param>
    /// <returns>Those to run, in the order to run them.</returns>
    IReadOnlyList<DatasetItem> Sample(IReadOnlyList<DatasetItem> items);
}
