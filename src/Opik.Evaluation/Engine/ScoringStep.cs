namespace Opik.Evaluation.Engine;

/// <summary>Names that scoring gives a meaning.</summary>
internal static class ScoringStep
{
    /// <summary>Tag of spans that the evaluation made for itself.</summary>
    public const string InternalTag = "__opik_eval_internal__";

    /// <summary>Span around the metrics that look at inputs and outputs.</summary>
    public const string Calculation = "metrics_calculation";

    /// <summary>Span around those that look at what the task did.</summary>
    public const string SpanCalculation = "task_span_metrics_calculation";

    /// <summary>Options of spans that the evaluation made for itself.</summary>
    public static SpanOptions Internal { get; } = new() { Tags = [InternalTag] };

    /// <summary>Whether a metric looks at what the task did.</summary>
    public static bool LooksAtTaskSpan(IMetric metric) => metric.Parameters.Any(parameter => parameter.Name == MetricParameter.TaskSpanName);
}
