using Opik.Tracing.Recording;

namespace Opik.Sdk.Testing;

/// <summary>Builds the trees out of what was recorded.</summary>
internal static class RecordedTrees
{
    /// <summary>Traces in order; spans whose trace belongs to another process get a trace without a record.</summary>
    public static IReadOnlyList<RecordedTrace> Build(IEnumerable<OpikEntity> entities) => EntityTrees.Build<RecordedTrace, RecordedSpan>(
        entities,
        (span, below) => new RecordedSpan(span.Id, RecordedItems.Json(span), below),
        (id, trace, below) => new RecordedTrace(id, trace is null ? null : RecordedItems.Json(trace), below));
}
