namespace Opik;

/// <summary>An environment of that name is registered already. Python: <c>EnvironmentAlreadyExists</c>.</summary>
public sealed class EnvironmentAlreadyExistsException : OpikException
{
    /// <summary>Creates one.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    public EnvironmentAlreadyExistsException(string message)
        : base(message)
    {
    }
}
