namespace Opik;

/// <summary>A setting is missing or malformed; the message says which and what to do. Python: <c>ConfigurationError</c>.</summary>
public sealed class OpikConfigurationException : OpikException
{
    /// <summary>Creates one.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="inner">What caused it.</param>
    public OpikConfigurationException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
