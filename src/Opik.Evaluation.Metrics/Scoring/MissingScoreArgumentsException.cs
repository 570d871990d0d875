namespace Opik.Evaluation;

/// <summary>A metric needs arguments that neither the dataset item nor the task's output has. Python: <c>ScoreMethodMissingArguments</c>.</summary>
public sealed class MissingScoreArgumentsException : Exception
{
    /// <param name="metric">Name of the metric.</param>
    /// <param name="missing">Names of arguments that it needs.</param>
    /// <param name="available">Names that there are.</param>
    /// <param name="unusedMappings">Names in the key mapping that name nothing.</param>
    public MissingScoreArgumentsException(string metric, IReadOnlyList<string> missing, IReadOnlyList<string> available, IReadOnlyList<string>? unusedMappings = null)
        : base($"The metric '{metric}' needs {string.Join(", ", missing)}, but there is only: {string.Join(", ", available)}." +
               (unusedMappings is { Count: > 0 } ? $" The key mapping names {string.Join(", ", unusedMappings)}, which exist nowhere." : string.Empty) +
               " Add them to the task's output, or map other names to them (ScoringKeyMapping).") =>
        (Metric, Missing, Available) = (metric, missing, available);

    /// <summary>Name of the metric.</summary>
    public string Metric { get; }

    /// <summary>What it needs.</summary>
    public IReadOnlyList<string> Missing { get; }

    /// <summary>What there is.</summary>
    public IReadOnlyList<string> Available { get; }
}
