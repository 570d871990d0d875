namespace Opik;

/// <summary>What was asked of an environment is not allowed. Python: <c>EnvironmentConfigurationError</c>.</summary>
public sealed class EnvironmentConfigurationException : OpikException
{
    /// <summary>Creates one.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    public EnvironmentConfigurationException(string message)
        : base(message)
    {
    }
}
