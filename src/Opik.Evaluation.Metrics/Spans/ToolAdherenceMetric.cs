namespace Opik.Evaluation.Spans;

/// <summary>
/// 1 when the task called the expected tools and no others, else 0. Arguments: <c>expected_tools</c> (list of names), and what
/// the task did.
/// </summary>
public sealed class ToolAdherenceMetric : Metric
{
    private static readonly MetricParameter[] Taken = [new("expected_tools"), new(MetricParameter.TaskSpanName)];
    private readonly bool _isStrict;

    /// <param name="options">Choices; null: the defaults.</param>
    public ToolAdherenceMetric(ToolAdherenceOptions? options = null)
        : base(options?.IsStrict == true ? "strict_tool_adherence" : "tool_adherence", options) => _isStrict = options?.IsStrict ?? false;

    /// <inheritdoc/>
    public override IReadOnlyList<MetricParameter> Parameters => Taken;

    /// <summary>Scores.</summary>
    /// <param name="span">The task's span.</param>
    /// <param name="expected">Names of tools, in order.</param>
    public ScoreResult Score(TaskSpan span, IReadOnlyList<string> expected)
    {
        ArgumentNullException.ThrowIfNull(span);
        ArgumentNullException.ThrowIfNull(expected);
        var called = ToolNames.Called(span);
        var isSame = _isStrict ? called.SequenceEqual(expected, StringComparer.Ordinal) : called.ToHashSet(StringComparer.Ordinal).SetEquals(expected);
        return new(Name, isSame ? 1 : 0) { Reason = $"Expected tools: {ToolNames.Show(expected)}; called: {ToolNames.Show(called)}." };
    }

    /// <inheritdoc/>
    protected override ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var span = arguments.TaskSpan ?? throw new MetricComputationException("What the task did was not recorded.");
        return new(Score(span, ToolNames.Expected(arguments, "expected_tools")));
    }
}
