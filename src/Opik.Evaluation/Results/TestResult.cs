namespace Opik.Evaluation.Results;

/// <summary>What one run gave. Python: <c>TestResult</c>.</summary>
public sealed record TestResult
{
    /// <summary>The run.</summary>
    public required TestCase TestCase { get; init; }

    /// <summary>Its scores, failed ones included.</summary>
    public required IReadOnlyList<ScoreResult> ScoreResults { get; init; }

    /// <summary>Number of the run among those of the item, from 0.</summary>
    public int TrialId { get; init; }

    /// <summary>Time of the task; null: it was not run, its stored output was scored.</summary>
    public TimeSpan? TaskExecutionTime { get; init; }

    /// <summary>Time of all metrics.</summary>
    public TimeSpan? ScoringTime { get; init; }
}
