namespace Opik.Evaluation.Functions;

/// <summary>What a scoring function looks at.</summary>
[Flags]
public enum ScoringInputs
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The dataset item. Python: <c>dataset_item</c>.</summary>
    DatasetItem = 1,

    /// <summary>What the task gave. Python: <c>task_outputs</c>.</summary>
    TaskOutputs = 2,

    /// <summary>What the task did. Python: <c>task_span</c>.</summary>
    TaskSpan = 4,
}
