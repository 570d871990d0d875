namespace Opik.Evaluation.Spans;

/// <summary>How fast the task was: 1 below one second, 0.8 below five, else 0.5; 0 when its end is not known.</summary>
public sealed class ExecutionTimeMetric : SpanMetric
{
    private readonly TimeSpan _fast;
    private readonly TimeSpan _acceptable;

    /// <param name="options">Bounds; null: one and five seconds.</param>
    public ExecutionTimeMetric(TimeBoundsOptions? options = null)
        : base("execution_time", options) => (_fast, _acceptable) = (options?.Fast ?? TimeSpan.FromSeconds(1), options?.Acceptable ?? TimeSpan.FromSeconds(5));

    /// <inheritdoc/>
    public override ScoreResult Score(TaskSpan span)
    {
        ArgumentNullException.ThrowIfNull(span);
        return span.Duration is { } time
            ? new(Name, time < _fast ? 1 : time < _acceptable ? 0.8 : 0.5) { Reason = FormattableString.Invariant($"The task took {time.TotalSeconds:0.000} s.") }
            : new(Name, 0) { Reason = "The end of the task is not known." };
    }
}
