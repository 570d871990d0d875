namespace Opik.Storage;

/// <summary>The skeleton of a run.</summary>
/// <param name="Tree">The spans.</param>
/// <param name="Duration">How long the trace took; null while it is open.</param>
/// <param name="Failed">Whether the trace or one of its spans has an error.</param>
public sealed record SimilarTree(TraceTree Tree, TimeSpan? Duration, bool Failed);
