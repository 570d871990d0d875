namespace Opik;

/// <summary>No environment of that name is registered. Python: <c>EnvironmentNotFoundError</c>.</summary>
public sealed class EnvironmentNotFoundException : OpikException
{
    /// <summary>Creates one.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    public EnvironmentNotFoundException(string message)
        : base(message)
    {
    }
}
