namespace Opik.Contracts;

/// <summary>A filter or sort order cannot be understood (HTTP 400); the message says why.</summary>
public sealed class FilterException : Exception
{
    /// <summary>Says <paramref name="message"/> to the client.</summary>
    public FilterException(string message) : base(message)
    {
    }

    /// <summary>Without text.</summary>
    public FilterException()
    {
    }

    /// <summary>With its cause.</summary>
    public FilterException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
