namespace Opik.Evaluation.Wrappers;

/// <summary>
/// One score out of those of several metrics, which run in order with the same arguments. An error of one is the error of all.
/// It takes what its metrics take. Python: <c>AggregatedMetric</c>.
/// </summary>
public sealed class AggregatedMetric : Metric
{
    private readonly IReadOnlyList<IMetric> _metrics;
    private readonly Func<IReadOnlyList<ScoreResult>, ScoreResult> _aggregate;

    /// <param name="name">Name of the score.</param>
    /// <param name="metrics">At least one.</param>
    /// <param name="aggregate">Makes one score out of theirs, e.g. the mean.</param>
    /// <param name="options">Choices; null: the defaults.</param>
    /// <exception cref="ArgumentException">There is no metric.</exception>
    public AggregatedMetric(string name, IReadOnlyList<IMetric> metrics, Func<IReadOnlyList<ScoreResult>, ScoreResult> aggregate, MetricOptions? options = null)
        : base(name, options)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        ArgumentNullException.ThrowIfNull(aggregate);
        if (metrics.Count == 0)
            throw new ArgumentException("There must be at least one metric.", nameof(metrics));
        (_metrics, _aggregate) = ([.. metrics], aggregate);
        // What any of them cannot score without, all of them cannot.
        Parameters = [.. metrics.SelectMany(metric => metric.Parameters).GroupBy(parameter => parameter.Name, StringComparer.Ordinal)
            .Select(same => new MetricParameter(same.Key, same.Any(parameter => parameter.IsRequired)))];
    }

    /// <param name="name">Name of the score.</param>
    /// <param name="metrics">At least one.</param>
    /// <param name="aggregate">Makes one value out of theirs; the reason names the metrics.</param>
    /// <param name="options">Choices; null: the defaults.</param>
    /// <exception cref="ArgumentException">There is no metric.</exception>
    public AggregatedMetric(string name, IReadOnlyList<IMetric> metrics, Func<IReadOnlyList<double>, double> aggregate, MetricOptions? options = null)
        : this(name, metrics, Valued(options?.Name ?? name, aggregate), options)
    {
    }

    /// <inheritdoc/>
    public override IReadOnlyList<MetricParameter> Parameters { get; }

    /// <inheritdoc/>
    protected override async ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var results = new List<ScoreResult>(_metrics.Count);
        foreach (var metric in _metrics)
            results.AddRange(await metric.ScoreAsync(arguments.For(metric), cancellationToken).ConfigureAwait(false));
        return _aggregate(results);
    }

    private static Func<IReadOnlyList<ScoreResult>, ScoreResult> Valued(string name, Func<IReadOnlyList<double>, double> aggregate)
    {
        ArgumentNullException.ThrowIfNull(aggregate);
        return results => new ScoreResult(name, aggregate([.. results.Select(result => result.Value)])) { Reason = string.Join(',', results.Select(result => result.Name)) };
    }
}
