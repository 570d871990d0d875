namespace Opik.Storage;

/// <summary>What a search within a trace or a thread found.</summary>
/// <param name="Hits">The hits, in the order of their start.</param>
/// <param name="Searched">Number of traces and spans looked at.</param>
/// <param name="Complete">False when time ran out before the last one.</param>
public sealed record TextSearch(IReadOnlyList<TextHit> Hits, int Searched, bool Complete)
{
    /// <summary>Nothing to search in.</summary>
    public static TextSearch Nothing { get; } = new([], 0, true);
}
