namespace Opik;

/// <summary>There is no experiment of that id. Python: <c>ExperimentNotFound</c>.</summary>
public sealed class ExperimentNotFoundException : OpikException
{
    /// <summary>Creates one.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    public ExperimentNotFoundException(string message)
        : base(message)
    {
    }
}
