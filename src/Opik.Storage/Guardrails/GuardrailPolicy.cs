using Opik.Contracts;

namespace Opik.Storage;

/// <summary>A named set of guards that clients fetch and run.</summary>
public sealed record GuardrailPolicy
{
    /// <summary>Id, version 7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Name, unique in the workspace without regard to case.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>Whether it applies also where no name asks for it.</summary>
    public bool Always { get; init; }

    /// <summary>The guards: a JSON array of <c>{"type","config"}</c>.</summary>
    public required JsonText Guards { get; init; }

    /// <summary>When it was made.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>Who made it.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Last change.</summary>
    public DateTime LastUpdatedAt { get; init; }

    /// <summary>Who made it.</summary>
    public string? LastUpdatedBy { get; init; }
}
