namespace Opik;

/// <summary>The server could not be reached, or did not answer in time, after every retry.</summary>
public sealed class OpikConnectionException : OpikException
{
    /// <summary>Creates one.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="inner">What caused it.</param>
    public OpikConnectionException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
