namespace Opik.Storage;

/// <summary>Which version of a prompt is meant: at most one member is set; none: the newest.</summary>
/// <param name="Commit">Its commit.</param>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Environment">The environment that uses it.</param>
public sealed record PromptPin(string? Commit = null, long? Number = null, string? Environment = null)
{
    /// <summary>The newest version.</summary>
    public static PromptPin Latest { get; } = new();
}
