using Opik.Evaluation;

namespace Opik.Xunit;

/// <summary>Assertions on scores.</summary>
public static class ScoreAssertions
{
    /// <summary>Fails the test when the score is lower.</summary>
    /// <param name="score">The score.</param>
    /// <param name="minimum">Lowest value that passes.</param>
    /// <returns>The score.</returns>
    /// <exception cref="ScoreOutOfBoundsException">It is lower, or scoring failed.</exception>
    public static ScoreResult AtLeast(this ScoreResult score, double minimum)
    {
        ArgumentNullException.ThrowIfNull(score);
        return !score.ScoringFailed && score.Value >= minimum ? score : throw new ScoreOutOfBoundsException(score, $"at least {minimum}");
    }

    /// <summary>Fails the test when the score is higher: for metrics where less is better.</summary>
    /// <param name="score">The score.</param>
    /// <param name="maximum">Highest value that passes.</param>
    /// <returns>The score.</returns>
    /// <exception cref="ScoreOutOfBoundsException">It is higher, or scoring failed.</exception>
    public static ScoreResult AtMost(this ScoreResult score, double maximum)
    {
        ArgumentNullException.ThrowIfNull(score);
        return !score.ScoringFailed && score.Value <= maximum ? score : throw new ScoreOutOfBoundsException(score, $"at most {maximum}");
    }

    /// <summary>As <see cref="AtLeast(ScoreResult, double)"/>, on a score on its way.</summary>
    public static async Task<ScoreResult> AtLeast(this Task<ScoreResult> score, double minimum)
    {
        ArgumentNullException.ThrowIfNull(score);
        return (await score.ConfigureAwait(false)).AtLeast(minimum);
    }

    /// <summary>As <see cref="AtMost(ScoreResult, double)"/>, on a score on its way.</summary>
    public static async Task<ScoreResult> AtMost(this Task<ScoreResult> score, double maximum)
    {
        ArgumentNullException.ThrowIfNull(score);
        return (await score.ConfigureAwait(false)).AtMost(maximum);
    }
}
