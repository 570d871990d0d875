using Opik.Contracts;

namespace Opik.Evaluation.Spans;

/// <summary>
/// Base of metrics on what a task did rather than on what it answered: they look at its span and those below. The engine gives
/// it to every metric that names <c>task_span</c> among its parameters.
/// </summary>
public abstract class SpanMetric : Metric
{
    private static readonly MetricParameter[] Taken = [new(MetricParameter.TaskSpanName)];

    /// <param name="name">Name of the score unless the options give one.</param>
    /// <param name="options">What the user chose; null: the defaults.</param>
    protected SpanMetric(string name, MetricOptions? options)
        : base(name, options)
    {
    }

    /// <inheritdoc/>
    public override IReadOnlyList<MetricParameter> Parameters => Taken;

    /// <summary>Scores.</summary>
    /// <param name="span">The task's span.</param>
    public abstract ScoreResult Score(TaskSpan span);

    /// <inheritdoc/>
    protected override ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken) => new(Score(SpanOf(arguments)));

    /// <summary>What the task did.</summary>
    /// <exception cref="MetricComputationException">It was not recorded.</exception>
    protected static TaskSpan SpanOf(ScoreArguments arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return arguments.TaskSpan ?? throw new MetricComputationException("What the task did was not recorded, so that there is no span to look at.");
    }

    /// <summary>Spans of a type, in order of their starts within each level.</summary>
    protected static IReadOnlyList<TaskSpan> OfType(TaskSpan span, SpanType type)
    {
        ArgumentNullException.ThrowIfNull(span);
        return [.. span.SelfAndBelow().Where(each => each.Type == type)];
    }

    /// <summary>Levels of spans: 1 for a span without others below.</summary>
    protected static int Depth(TaskSpan span)
    {
        ArgumentNullException.ThrowIfNull(span);
        return 1 + span.Spans.Select(Depth).DefaultIfEmpty().Max();
    }
}
