namespace Opik;

/// <summary>There is no such version of an agent configuration. Python: <c>ConfigNotFound</c>.</summary>
public sealed class ConfigNotFoundException : OpikException
{
    /// <summary>Creates one.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    public ConfigNotFoundException(string message)
        : base(message)
    {
    }
}
