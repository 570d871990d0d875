namespace Opik.Storage;

/// <summary>A kind of event that an alert tells of.</summary>
public sealed record AlertTrigger
{
    /// <summary>Id, any UUID; unique in the alert.</summary>
    public required Guid Id { get; init; }

    /// <summary>The kind.</summary>
    public required AlertEventType EventType { get; init; }

    /// <summary>Thresholds, projects, filters.</summary>
    public IReadOnlyList<AlertTriggerConfig> Configs { get; init; } = [];

    /// <summary>When it was made.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>Who made it.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>The projects that it is restricted to; null: to none.</summary>
    public IReadOnlyList<Guid>? ProjectIds =>
        Configs.Where(static config => config.ProjectIds is { Count: > 0 }).SelectMany(static config => config.ProjectIds!).Distinct().ToList() is { Count: > 0 } ids ? ids : null;
}
