namespace Opik.Agents;

/// <summary>What the agents page says of an agent.</summary>
public sealed record AgentOptions
{
    /// <summary>What it does.</summary>
    public string? Description { get; init; }

    /// <summary>Longest run, whole seconds; a longer one is given up and reported as failed. Null: no limit.</summary>
    public TimeSpan? Timeout { get; init; }
}
