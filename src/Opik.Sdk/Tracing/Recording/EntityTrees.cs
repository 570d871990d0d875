namespace Opik.Tracing.Recording;

/// <summary>Builds trees out of traces and spans that were recorded one by one.</summary>
internal static class EntityTrees
{
    /// <summary>Traces in order, each with its spans.</summary>
    /// <param name="entities">What was recorded, in the order of the starts.</param>
    /// <param name="span">Makes a span from what was recorded and the spans directly below.</param>
    /// <param name="trace">Makes a trace from its id, its record (null: another process owns it, or it was opened before) and the spans directly below.</param>
    public static IReadOnlyList<TTrace> Build<TTrace, TSpan>(
        IEnumerable<OpikEntity> entities,
        Func<OpikSpan, IReadOnlyList<TSpan>, TSpan> span,
        Func<Guid, OpikTrace?, IReadOnlyList<TSpan>, TTrace> trace)
    {
        var all = entities.ToArray();
        var spans = all.OfType<OpikSpan>().ToArray();
        var known = spans.Select(one => one.Id).ToHashSet();
        // A span whose parent was not recorded stands directly below its trace.
        var children = spans.Where(one => one.ParentSpanId is { } parent && known.Contains(parent)).ToLookup(one => one.ParentSpanId!.Value);
        var tops = spans.Where(one => one.ParentSpanId is not { } parent || !known.Contains(parent)).ToLookup(one => one.TraceId);
        var traces = all.OfType<OpikTrace>().ToDictionary(one => one.Id);
        return [.. all.Select(entity => entity.TraceId).Distinct().Select(id => trace(id, traces.GetValueOrDefault(id), [.. tops[id].Select(Below)]))];

        TSpan Below(OpikSpan one) => span(one, [.. children[one.Id].Select(Below)]);
    }
}
