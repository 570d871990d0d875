namespace Opik.Evaluation;

/// <summary>
/// These arguments cannot be scored. The evaluation goes on, and the score is marked as failed. Python:
/// <c>MetricComputationError</c>.
/// </summary>
public sealed class MetricComputationException : Exception
{
    /// <param name="message">What cannot be scored, and why.</param>
    /// <param name="cause">What went wrong below; null: nothing.</param>
    public MetricComputationException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
