namespace Opik.Searching;

/// <summary>Which traces to look for.</summary>
public sealed record TraceSearch : EntitySearch
{
    /// <summary>Members that are left out of the answer: <c>input</c>, <c>metadata</c>, <c>feedback_scores</c>, … Python: <c>exclude</c>.</summary>
    public IReadOnlyList<string>? Exclude { get; init; }
}
