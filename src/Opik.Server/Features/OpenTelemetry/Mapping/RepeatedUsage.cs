using Opik.Contracts;

namespace Opik.Server.Features.OpenTelemetry.Mapping;

/// <summary>
/// Agents repeat the token counts of the calls they made. What a child counts is not counted again on its parent, so that
/// the totals of a trace are right.
/// </summary>
internal static class RepeatedUsage
{
    /// <summary>The spans, without usage and cost where a child carries usage itself.</summary>
    public static IReadOnlyList<Span> Remove(List<Span> spans)
    {
        var counted = spans.Where(span => span is { Usage: not null, ParentSpanId: not null }).Select(span => span.ParentSpanId!.Value).ToHashSet();
        if (counted.Count == 0)
            return spans;
        for (var i = 0; i < spans.Count; i++)
        {
            if (spans[i].Usage is not null && counted.Contains(spans[i].Id))
                spans[i] = Without(spans[i]);
        }

        return spans;
    }

    /// <summary>A span without usage and cost.</summary>
    public static Span Without(Span span) => span with { Usage = null, TotalEstimatedCost = null, CostIsManual = false };
}
