using Opik.Contracts;

namespace Opik.Searching;

/// <summary>Which spans to look for.</summary>
public sealed record SpanSearch : EntitySearch
{
    /// <summary>Only spans of this trace; null: of all. Python: <c>trace_id</c>.</summary>
    public Guid? TraceId { get; init; }

    /// <summary>Only spans of this type; null: of all.</summary>
    public SpanType? Type { get; init; }

    /// <summary>Members that are left out of the answer: <c>input</c>, <c>metadata</c>, <c>usage</c>, … Python: <c>exclude</c>.</summary>
    public IReadOnlyList<string>? Exclude { get; init; }
}
