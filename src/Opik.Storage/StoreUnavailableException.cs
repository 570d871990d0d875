namespace Opik.Storage;

/// <summary>
/// The store cannot take the write now: disk full, file system read-only, queue full (HTTP 503, to be retried).
/// Nothing of the write was applied.
/// </summary>
public sealed class StoreUnavailableException : Exception
{
    /// <summary>Says <paramref name="message"/> to the client.</summary>
    public StoreUnavailableException(string message) : base(message)
    {
    }

    /// <summary>Without text.</summary>
    public StoreUnavailableException()
    {
    }

    /// <summary>With its cause.</summary>
    public StoreUnavailableException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
