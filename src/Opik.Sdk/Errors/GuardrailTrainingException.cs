namespace Opik;

/// <summary>A classifier could not be trained, or not in time. Python: <c>GuardrailTrainingError</c>.</summary>
public sealed class GuardrailTrainingException : OpikException
{
    /// <summary>Creates one.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="inner">What caused it.</param>
    public GuardrailTrainingException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
