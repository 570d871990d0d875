namespace Opik.Projects;

/// <summary>A project. Python: <c>ProjectPublic</c>.</summary>
public sealed record ProjectRecord
{
    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Name, unique in the workspace without regard to case.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>First stored, UTC.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Last changed, UTC.</summary>
    public DateTimeOffset? LastUpdatedAt { get; init; }

    /// <summary>When its newest trace came, UTC.</summary>
    public DateTimeOffset? LastUpdatedTraceAt { get; init; }
}
