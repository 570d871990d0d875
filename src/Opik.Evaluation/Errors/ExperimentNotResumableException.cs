namespace Opik.Evaluation.Errors;

/// <summary>An experiment cannot be resumed. Python: <c>ExperimentNotResumable</c>.</summary>
public class ExperimentNotResumableException : OpikException
{
    /// <param name="message">Why, and what to do.</param>
    public ExperimentNotResumableException(string message)
        : base(message)
    {
    }
}
