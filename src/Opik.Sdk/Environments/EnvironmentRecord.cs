namespace Opik.Environments;

/// <summary>A registered environment. Python: <c>EnvironmentPublic</c>.</summary>
public sealed record EnvironmentRecord
{
    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Name, unique in the workspace.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>Colour in the web interface, such as <c>#19A979</c>.</summary>
    public string? Color { get; init; }

    /// <summary>Place in lists, from 0.</summary>
    public int? Position { get; init; }

    /// <summary>First stored, UTC.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Last changed, UTC.</summary>
    public DateTimeOffset? LastUpdatedAt { get; init; }
}
