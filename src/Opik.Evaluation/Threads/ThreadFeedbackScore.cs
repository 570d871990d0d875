namespace Opik.Evaluation.Threads;

/// <summary>A score of a thread. Python: <c>{"id": …, "name": …, "value": …, "reason": …}</c>.</summary>
/// <param name="ThreadId">The thread.</param>
/// <param name="Name">Name of the score.</param>
/// <param name="Value">The number.</param>
/// <param name="Reason">Why; null: not said.</param>
public sealed record ThreadFeedbackScore(string ThreadId, string Name, double Value, string? Reason = null)
{
    /// <summary>Category that the number stands for; null: none.</summary>
    public string? CategoryName { get; init; }

    /// <summary>Project of the thread; null: that of the call.</summary>
    public string? ProjectName { get; init; }

    /// <summary>What a metric gave, as a score of a thread.</summary>
    public static ThreadFeedbackScore Of(string threadId, ScoreResult score)
    {
        ArgumentNullException.ThrowIfNull(score);
        return new ThreadFeedbackScore(threadId, score.Name, score.Value, score.Reason) { CategoryName = score.CategoryName };
    }
}
