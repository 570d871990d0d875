namespace Opik.Evaluation.Errors;

/// <summary>An experiment has no runs that could be scored. Python: <c>EmptyExperiment</c>.</summary>
public sealed class EmptyExperimentException : OpikException
{
    /// <param name="message">Which experiment.</param>
    public EmptyExperimentException(string message)
        : base(message)
    {
    }
}
