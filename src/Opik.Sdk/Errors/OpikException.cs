namespace Opik;

/// <summary>Root of everything that this library throws on purpose. Python: <c>OpikException</c>.</summary>
public class OpikException : Exception
{
    /// <summary>Creates one.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="inner">What caused it.</param>
    public OpikException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
