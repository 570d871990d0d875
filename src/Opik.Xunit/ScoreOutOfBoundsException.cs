using System.Globalization;
using Opik.Evaluation;

namespace Opik.Xunit;

/// <summary>A score is not what the test asks for; xUnit shows it as a failed assertion.</summary>
public sealed class ScoreOutOfBoundsException : Exception, IAssertionException
{
    internal ScoreOutOfBoundsException(ScoreResult score, string bound)
        : base(score.ScoringFailed
            ? $"{score.Name} could not be computed: {score.Reason}"
            : string.Create(CultureInfo.InvariantCulture, $"{score.Name} is {score.Value:0.####}, but should be {bound}.{(score.Reason is { Length: > 0 } reason ? $"\nReason: {reason}" : "")}")) => Score = score;

    /// <summary>The score.</summary>
    public ScoreResult Score { get; }
}
