namespace Opik.Contracts;

/// <summary>A filter or sorting parameter of a request is not valid (HTTP 400). The message is meant for the client.</summary>
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
