namespace Opik.Storage;

/// <summary>The entity that a write or read names does not exist in the workspace (HTTP 404).</summary>
public class EntityNotFoundException : Exception
{
    /// <summary>Says <paramref name="message"/> to the client.</summary>
    public EntityNotFoundException(string message) : base(message)
    {
    }

    /// <summary>Without text.</summary>
    public EntityNotFoundException()
    {
    }

    /// <summary>With its cause.</summary>
    public EntityNotFoundException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
