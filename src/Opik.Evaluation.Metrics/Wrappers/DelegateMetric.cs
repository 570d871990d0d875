namespace Opik.Evaluation.Wrappers;

/// <summary>A metric from a function. For more than one score implement <see cref="IMetric"/>. Python: a scorer function.</summary>
public sealed class DelegateMetric : Metric
{
    private readonly Func<ScoreArguments, CancellationToken, ValueTask<ScoreResult>> _score;

    /// <param name="name">Name of the score.</param>
    /// <param name="parameters">Names of the arguments that it cannot score without.</param>
    /// <param name="score">Gives the value.</param>
    /// <param name="options">Choices; null: the defaults.</param>
    public DelegateMetric(string name, IReadOnlyList<string> parameters, Func<ScoreArguments, double> score, MetricOptions? options = null)
        : this(name, Required(parameters), Valued(options?.Name ?? name, score), options)
    {
    }

    /// <param name="name">Name of the score.</param>
    /// <param name="parameters">The arguments.</param>
    /// <param name="score">Gives the score; an error of it makes a failed score.</param>
    /// <param name="options">Choices; null: the defaults.</param>
    public DelegateMetric(string name, IReadOnlyList<MetricParameter> parameters, Func<ScoreArguments, CancellationToken, ValueTask<ScoreResult>> score, MetricOptions? options = null)
        : base(name, options)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(score);
        (Parameters, _score) = (parameters, score);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<MetricParameter> Parameters { get; }

    /// <inheritdoc/>
    protected override ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken) => _score(arguments, cancellationToken);

    private static MetricParameter[] Required(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return [.. names.Select(name => new MetricParameter(name))];
    }

    private static Func<ScoreArguments, CancellationToken, ValueTask<ScoreResult>> Valued(string name, Func<ScoreArguments, double> score)
    {
        ArgumentNullException.ThrowIfNull(score);
        return (arguments, _) => new(new ScoreResult(name, score(arguments)));
    }
}
