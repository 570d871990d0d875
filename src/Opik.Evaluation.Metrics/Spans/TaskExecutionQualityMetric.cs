using System.Text.Json;

namespace Opik.Evaluation.Spans;

/// <summary>
/// Whether the task came to an end well: 1; slow 0.6; without an output 0.3; with errors 0.4 (one among many steps), 0.2 (one or
/// two), 0 (more).
/// </summary>
public sealed class TaskExecutionQualityMetric : SpanMetric
{
    private const int FewErrors = 2;

    private readonly TaskExecutionQualityOptions _options;

    /// <param name="options">Choices; null: the defaults.</param>
    public TaskExecutionQualityMetric(TaskExecutionQualityOptions? options = null)
        : base("task_execution_quality", options) => _options = options ?? new TaskExecutionQualityOptions();

    /// <inheritdoc/>
    public override ScoreResult Score(TaskSpan span)
    {
        ArgumentNullException.ThrowIfNull(span);
        var spans = span.SelfAndBelow().ToList();
        var errors = spans.Count(each => each.ErrorInfo is not null);
        if (errors > 0)
            return new(Name, errors == 1 && spans.Count > _options.ManySpans ? 0.4 : errors <= FewErrors ? 0.2 : 0) { Reason = $"{errors} of {spans.Count} steps failed." };
        if (IsEmpty(span))
            return new(Name, 0.3) { Reason = "The task has no output." };
        return span.Duration > _options.Slow
            ? new(Name, 0.6) { Reason = FormattableString.Invariant($"The task took {span.Duration.Value.TotalSeconds:0.0} s.") }
            : new(Name, 1) { Reason = "The task ended in time, with an output and without errors." };
    }

    private static bool IsEmpty(TaskSpan span) => span.Output?.GetValueKind() switch
    {
        null or JsonValueKind.Null => true,
        JsonValueKind.String => span.Output.GetValue<string>().Length == 0,
        JsonValueKind.Object => span.Output.AsObject().Count == 0,
        JsonValueKind.Array => span.Output.AsArray().Count == 0,
        _ => false,
    };
}
