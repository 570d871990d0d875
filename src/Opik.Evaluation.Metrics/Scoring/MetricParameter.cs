namespace Opik.Evaluation;

/// <summary>One argument of a metric.</summary>
/// <param name="Name">Name in the dataset item or the task's output, e.g. <c>expected_output</c>.</param>
/// <param name="IsRequired">Whether it cannot be scored without.</param>
public readonly record struct MetricParameter(string Name, bool IsRequired = true)
{
    /// <summary>The name that stands for what the task did, <see cref="ScoreArguments.TaskSpan"/>: metrics that name it are run after the task's trace is complete.</summary>
    public const string TaskSpanName = "task_span";
}
