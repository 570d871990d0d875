namespace Opik.Storage;

/// <summary>A write contradicts what is stored (HTTP 409). Nothing of it was applied.</summary>
public sealed class StoreConflictException : Exception
{
    /// <summary>A conflict that says <paramref name="message"/> to the client.</summary>
    public StoreConflictException(string message) : base(message)
    {
    }

    /// <summary>A conflict without text.</summary>
    public StoreConflictException()
    {
    }

    /// <summary>A conflict with its cause.</summary>
    public StoreConflictException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
