using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Adds the sums over a trace's spans.</summary>
internal static class TraceTotalsRead
{
    /// <summary>The view with its totals, without those that are excluded.</summary>
    public static TraceView Add(ViewContext context, TraceView view, IReadOnlySet<string> exclude)
    {
        var row = context.Session
            .Prepare($"SELECT t.spans, t.llm_spans, t.tool_spans, t.error_spans, {KnownCost.OfTrace}, t.usage, t.providers FROM trace_totals t WHERE t.ws=?1 AND t.trace=?2")
            .Bind(1, context.Workspace).Bind(2, view.Trace.Id);
        try
        {
            if (!row.Step())
                return view;
            return view with
            {
                SpanCount = exclude.Contains("span_count") ? 0 : row.Int32(0),
                LlmSpanCount = exclude.Contains("llm_span_count") ? 0 : row.Int32(1),
                HasToolSpans = !exclude.Contains("has_tool_spans") && row.Int64(2) > 0,
                ErrorSpanCount = row.Int32(3),
                TotalEstimatedCost = exclude.Contains("total_estimated_cost") ? null : Cost(row.NullableDouble(4)),
                Usage = exclude.Contains("usage") ? null : UsageJson.Read(row.Blob(5)),
                Providers = exclude.Contains("providers") || UsageJson.Read(row.Blob(6)) is not { } providers
                    ? null
                    : [.. providers.Where(provider => provider.Value > 0).Select(provider => provider.Key).Order(StringComparer.Ordinal)],
            };
        }
        finally
        {
            row.Reset();
        }
    }

    /// <summary>USD of what is stored; null for nothing. Twelve decimals hold the price of a single token.</summary>
    public static decimal? Cost(double? value) => value is { } cost ? cost == 0 ? 0m : Trim(Math.Round((decimal)cost, 12)) : null;

    // Dividing by one with many decimals drops trailing zeros, which the wire would show.
    private static decimal Trim(decimal value) => value / 1.000000000000000000000000000m;
}
