using System.Text.Json.Serialization;

namespace Opik.AgentConfiguration;

/// <summary>A version of the configuration of a project; it never changes. Python: <c>Blueprint</c>.</summary>
public sealed record AgentConfigVersion
{
    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Name: <c>v1</c>, <c>v2</c>, …; null for a mask.</summary>
    public string? Name { get; init; }

    /// <summary>Why it was made.</summary>
    public string? Description { get; init; }

    /// <summary>Environments that use it.</summary>
    [JsonPropertyName("envs")]
    public IReadOnlyList<string> Environments { get; init => field = value ?? []; } = [];

    /// <summary>All fields.</summary>
    public IReadOnlyList<AgentConfigValue> Values { get; init => field = value ?? []; } = [];

    /// <summary>Who made it.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public DateTimeOffset? CreatedAt { get; init; }
}
