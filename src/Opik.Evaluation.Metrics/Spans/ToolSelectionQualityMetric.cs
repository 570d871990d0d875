namespace Opik.Evaluation.Spans;

/// <summary>
/// 1 when the first tool that the task called is the expected one, else 0. Arguments: <c>expected_tool</c> (a name), and what the
/// task did.
/// </summary>
public sealed class ToolSelectionQualityMetric : Metric
{
    private static readonly MetricParameter[] Taken = [new("expected_tool"), new(MetricParameter.TaskSpanName)];

    /// <param name="options">Choices; null: the defaults.</param>
    public ToolSelectionQualityMetric(MetricOptions? options = null)
        : base("tool_selection_quality", options)
    {
    }

    /// <inheritdoc/>
    public override IReadOnlyList<MetricParameter> Parameters => Taken;

    /// <summary>Scores.</summary>
    /// <param name="span">The task's span.</param>
    /// <param name="expected">Name of the tool.</param>
    public ScoreResult Score(TaskSpan span, string expected)
    {
        ArgumentNullException.ThrowIfNull(span);
        var called = ToolNames.Called(span);
        var first = called.Count > 0 ? called[0] : null;
        return new(Name, string.Equals(first, expected, StringComparison.Ordinal) ? 1 : 0) { Reason = first is null ? "No tool was called." : $"Expected {expected} first; {first} was called." };
    }

    /// <inheritdoc/>
    protected override ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var span = arguments.TaskSpan ?? throw new MetricComputationException("What the task did was not recorded.");
        return new(Score(span, arguments.Text("expected_tool")));
    }
}
