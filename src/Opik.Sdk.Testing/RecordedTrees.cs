namespace Opik.Sdk.Testing;

/// <summary>Builds the trees out of what was recorded.</summary>
internal static class RecordedTrees
{
    /// <summary>Traces in order; spans whose trace belongs to another process get a trace without a record.</summary>
    public static IReadOnlyList<RecordedTrace> Build(IEnumerable<OpikEntity> entities)
    {
        var all = entities.ToArray();
        var spans = all.OfType<OpikSpan>().ToArray();
        var known = spans.Select(span => span.Id).ToHashSet();
        var children = spans.Where(span => span.ParentSpanId is { } parent && known.Contains(parent)).ToLookup(span => span.ParentSpanId!.Value);
        var tops = spans.Where(span => span.ParentSpanId is not { } parent || !known.Contains(parent)).ToLookup(span => span.TraceId);
        var traces = all.OfType<OpikTrace>().ToDictionary(trace => trace.Id);
        return [.. all.Select(entity => entity.TraceId).Distinct().Select(id =>
            new RecordedTrace(id, traces.TryGetValue(id, out var trace) ? MemoryDelivery.Json(trace) : null, [.. tops[id].Select(Span)]))];

        RecordedSpan Span(OpikSpan span) => new(span.Id, MemoryDelivery.Json(span), [.. children[span.Id].Select(Span)]);
    }
}
