namespace Opik.Evaluation;

/// <summary>
/// Base of metrics that give one score. A metric of your own derives from it, names its <see cref="Parameters"/> and scores;
/// or implements <see cref="IMetric"/> when it gives several. Python: <c>BaseMetric</c>.
/// </summary>
public abstract class Metric : IMetric
{
    /// <param name="name">Name of the score unless the options give one.</param>
    /// <param name="options">What the user chose; null: the defaults.</param>
    /// <exception cref="ArgumentException">There is a project, but calls are not tracked.</exception>
    protected Metric(string name, MetricOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        (Name, Track, ProjectName) = (options?.Name ?? name, options?.Track ?? true, options?.ProjectName);
        if (!Track && ProjectName is not null)
            throw new ArgumentException("A metric whose calls are not tracked has no project.", nameof(options));
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public bool Track { get; }

    /// <inheritdoc/>
    public string? ProjectName { get; }

    /// <inheritdoc/>
    public abstract IReadOnlyList<MetricParameter> Parameters { get; }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ScoreResult>> ScoreAsync(ScoreArguments arguments, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return [await ScoreOneAsync(arguments, cancellationToken).ConfigureAwait(false)];
    }

    /// <summary>Scores.</summary>
    /// <param name="arguments">The arguments by name.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="MetricComputationException">These arguments cannot be scored.</exception>
    protected abstract ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken);
}
