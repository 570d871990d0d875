namespace Opik.Storage;

/// <summary>What a dataset is for. The numbers are stored.</summary>
public enum DatasetType
{
    /// <summary>Items for metrics.</summary>
    Dataset = 0,

    /// <summary>A test suite: its versions carry evaluators and an execution policy.</summary>
    EvaluationSuite = 1,
}
