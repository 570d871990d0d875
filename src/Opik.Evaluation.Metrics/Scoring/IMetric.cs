namespace Opik.Evaluation;

/// <summary>
/// Scores one output. A metric knows nothing of experiments, tracing or the console, keeps no state between calls and may be
/// called by several threads at once. Python: <c>BaseMetric</c>.
/// </summary>
public interface IMetric
{
    /// <summary>Name of its score.</summary>
    string Name { get; }

    /// <summary>Whether whoever calls it on traced data traces the call, and the calls of models that it makes. Python: <c>track</c>.</summary>
    bool Track { get; }

    /// <summary>Project of the traces of its calls; null: that of what is scored. Python: <c>project_name</c>.</summary>
    string? ProjectName { get; }

    /// <summary>What it takes, by name. Arguments that are not named here are not handed to it.</summary>
    IReadOnlyList<MetricParameter> Parameters { get; }

    /// <summary>Scores. Python: <c>score</c>, <c>ascore</c>.</summary>
    /// <param name="arguments">The arguments by name.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>One result or several; each becomes a score of its own.</returns>
    /// <exception cref="MetricComputationException">These arguments cannot be scored.</exception>
    /// <exception cref="ArgumentException">An argument is of a wrong kind.</exception>
    ValueTask<IReadOnlyList<ScoreResult>> ScoreAsync(ScoreArguments arguments, CancellationToken cancellationToken = default);
}
