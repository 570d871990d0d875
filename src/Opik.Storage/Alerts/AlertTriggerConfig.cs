namespace Opik.Storage;

/// <summary>A setting of a trigger.</summary>
public sealed record AlertTriggerConfig
{
    /// <summary>Id, any UUID.</summary>
    public required Guid Id { get; init; }

    /// <summary>What it is for.</summary>
    public required AlertConfigType Type { get; init; }

    /// <summary>Its values by name, as on the wire, without <c>project_ids</c>.</summary>
    public IReadOnlyDictionary<string, string> Value { get; init; } = new Dictionary<string, string>();

    /// <summary>Of a scope: the projects. Null: the setting names none, and restricts nothing.</summary>
    public IReadOnlyList<Guid>? ProjectIds { get; init; }

    /// <summary>Settings of one group must all be met, one group of several; null: a group of its own.</summary>
    public int? GroupIndex { get; init; }

    /// <summary>When it was made.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>Who made it.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Last change of the alert that named it.</summary>
    public DateTime LastUpdatedAt { get; init; }

    /// <summary>Who made that.</summary>
    public string? LastUpdatedBy { get; init; }
}
