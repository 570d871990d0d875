namespace Opik.Optimizer;

/// <summary>A run cannot go on; the message tells people why.</summary>
public class OptimizationException : Exception
{
    /// <param name="message">For people.</param>
    /// <param name="cause">What is behind it.</param>
    public OptimizationException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }

    /// <summary>The setting that is wrong, by its name in Python; null: it is about no setting.</summary>
    public string? Setting { get; init; }
}
