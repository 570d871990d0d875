using Opik.Contracts;

namespace Opik.Storage;

/// <summary>A rule that scores traces, spans or threads of projects by itself, after they were logged.</summary>
public sealed record OnlineRule
{
    /// <summary>Id, version 7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Name; several rules may have the same.</summary>
    public required string Name { get; init; }

    /// <summary>What it scores, and how. It never changes.</summary>
    public required OnlineRuleType Type { get; init; }

    /// <summary>Whether it is applied to what is logged; one that is off can still be run by hand.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>Share of what is logged that is scored, 0 to 1; of experiments everything is.</summary>
    public double SamplingRate { get; init; } = 1;

    /// <summary>Which traces it is for.</summary>
    public TriggerScope Scope { get; init; }

    /// <summary>Conditions as on the wire: a JSON array, all of which must hold.</summary>
    public required JsonText Filters { get; init; }

    /// <summary>The judge or metric, as on the wire: a JSON object whose form follows from <see cref="Type"/>.</summary>
    public required JsonText Code { get; init; }

    /// <summary>Its projects, by name; a name is null while a write has not been read back.</summary>
    public required IReadOnlyList<RuleProject> Projects { get; init; }

    /// <summary>When it was made.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>Who made it.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Last change.</summary>
    public DateTime LastUpdatedAt { get; init; }

    /// <summary>Who made it.</summary>
    public string? LastUpdatedBy { get; init; }
}
