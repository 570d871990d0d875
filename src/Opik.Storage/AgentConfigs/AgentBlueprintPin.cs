namespace Opik.Storage;

/// <summary>Which blueprint of a project is meant: at most one member is set; none: the newest.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Environment">The environment that uses it.</param>
public sealed record AgentBlueprintPin(long? Number = null, string? Environment = null)
{
    /// <summary>The newest blueprint.</summary>
    public static AgentBlueprintPin Latest { get; } = new();
}
