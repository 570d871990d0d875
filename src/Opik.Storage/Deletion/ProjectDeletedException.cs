namespace Opik.Storage;

/// <summary>
/// The project of a write was deleted after it had been looked up (HTTP 404). Nothing was applied; a write that names its
/// project may look the name up again, which makes a new project of it.
/// </summary>
public sealed class ProjectDeletedException : EntityNotFoundException
{
    /// <summary>Says <paramref name="message"/> to the client.</summary>
    public ProjectDeletedException(string message) : base(message)
    {
    }

    /// <summary>The project is not found.</summary>
    public ProjectDeletedException() : base("Project not found")
    {
    }

    /// <summary>With its cause.</summary>
    public ProjectDeletedException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
