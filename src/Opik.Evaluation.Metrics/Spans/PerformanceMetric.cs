using System.Text.Json.Nodes;
using Opik.Contracts;

namespace Opik.Evaluation.Spans;

/// <summary>How fast the task was: 1 below two seconds, 0.7 below ten, else 0.5; 0 when its end is not known. The slowest step is in the metadata.</summary>
public sealed class PerformanceMetric : SpanMetric
{
    private readonly TimeSpan _fast;
    private readonly TimeSpan _acceptable;

    /// <param name="options">Bounds; null: two and ten seconds.</param>
    public PerformanceMetric(TimeBoundsOptions? options = null)
        : base("performance", options) => (_fast, _acceptable) = (options?.Fast ?? TimeSpan.FromSeconds(2), options?.Acceptable ?? TimeSpan.FromSeconds(10));

    /// <inheritdoc/>
    public override ScoreResult Score(TaskSpan span)
    {
        ArgumentNullException.ThrowIfNull(span);
        if (span.Duration is not { } time)
            return new(Name, 0) { Reason = "The end of the task is not known." };
        var slowest = span.SelfAndBelow().Skip(1).Where(each => each.Duration is not null).MaxBy(each => each.Duration);
        return new(Name, time < _fast ? 1 : time < _acceptable ? 0.7 : 0.5)
        {
            Reason = FormattableString.Invariant($"The task took {time.TotalSeconds:0.000} s in {OfType(span, SpanType.Llm).Count} model calls and {OfType(span, SpanType.Tool).Count} tool calls."),
            Metadata = slowest is null ? null : new JsonObject { ["slowest_span"] = slowest.Name, ["slowest_seconds"] = slowest.Duration!.Value.TotalSeconds },
        };
    }
}
