namespace Opik;

/// <summary>Fewer items than asked for had arrived when the time of a search was up. Python: <c>SearchTimeoutError</c>.</summary>
public sealed class SearchTimeoutException : OpikException
{
    /// <summary>Creates one.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    public SearchTimeoutException(string message)
        : base(message)
    {
    }
}
