namespace Opik.Storage;

/// <summary>Whether a project wants the daily insights of the hosted product.</summary>
public sealed record InsightsJob
{
    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The project.</summary>
    public required Guid ProjectId { get; init; }

    /// <summary>Whether the daily run is wanted.</summary>
    public bool Enabled { get; init; }

    /// <summary>Whether the project was chosen for the automatic first run.</summary>
    public bool Enrolled { get; init; }

    /// <summary>When it was made.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>Who made it.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Last change.</summary>
    public DateTime LastUpdatedAt { get; init; }

    /// <summary>Who made it.</summary>
    public string? LastUpdatedBy { get; init; }
}
