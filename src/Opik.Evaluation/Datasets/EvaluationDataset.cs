using Opik.Datasets;

namespace Opik.Evaluation.Datasets;

/// <summary>What is evaluated on: a dataset as it is now, or one version of it. Both convert to it by themselves.</summary>
public sealed class EvaluationDataset
{
    private EvaluationDataset(Dataset dataset, DatasetVersion? version) => (Dataset, Version) = (dataset, version);

    /// <summary>The dataset.</summary>
    public Dataset Dataset { get; }

    /// <summary>The version that was chosen; null: the newest at the start.</summary>
    public DatasetVersion? Version { get; }

    /// <summary>The newest version of a dataset.</summary>
    public static EvaluationDataset FromDataset(Dataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return new(dataset, null);
    }

    /// <summary>One version of a dataset. Python: a <c>DatasetVersion</c> as <c>dataset</c>.</summary>
    public static EvaluationDataset FromDatasetVersion(DatasetVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return new(version.Dataset, version);
    }

    /// <inheritdoc cref="FromDataset"/>
    public static implicit operator EvaluationDataset(Dataset dataset) => FromDataset(dataset);

    /// <inheritdoc cref="FromDatasetVersion"/>
    public static implicit operator EvaluationDataset(DatasetVersion version) => FromDatasetVersion(version);
}
