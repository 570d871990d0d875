namespace Opik.Storage;

/// <summary>How long traces are kept. Rules are never deleted, only switched off, so that it can be told what held when.</summary>
public sealed record RetentionRule
{
    /// <summary>Id, version 7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Workspace that it was made in.</summary>
    public required Guid WorkspaceId { get; init; }

    /// <summary>What it speaks of.</summary>
    public required RetentionLevel Level { get; init; }

    /// <summary>The project of a <see cref="RetentionLevel.Project"/> rule.</summary>
    public Guid? ProjectId { get; init; }

    /// <summary>How long.</summary>
    public required RetentionPeriod Period { get; init; }

    /// <summary>Whether traces that were too old already when the rule was made are deleted as well.</summary>
    public bool ApplyToPast { get; init; }

    /// <summary>Whether it holds.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Whether what was too old when the rule was made has been deleted.</summary>
    public bool CatchUpDone { get; init; }

    /// <summary>When it was made.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>Who made it.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Last change.</summary>
    public DateTime LastUpdatedAt { get; init; }

    /// <summary>Who made it.</summary>
    public string? LastUpdatedBy { get; init; }
}
