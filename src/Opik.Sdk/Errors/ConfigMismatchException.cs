namespace Opik;

/// <summary>A stored agent configuration does not fit the record that it should become. Python: <c>ConfigMismatch</c>.</summary>
public sealed class ConfigMismatchException : OpikException
{
    /// <summary>Creates one.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="inner">What caused it.</param>
    public ConfigMismatchException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
