using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Adds the sums over a trace's spans.</summary>
internal static class TraceTotalsRead
{
    /// <summary>The view with its totals, without those that are excluded.</summary>
    public static TraceView Add(ViewContext context, TraceView view, IReadOnlySet<string> exclude)
    {
        var row = context.Session
            .Prepare("SELECT spans, llm_spans, tool_spans, error_spans, cost, usage, providers FROM trace_totals WHERE ws=?1 AND trace=?2")
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
                TotalEstimatedCost = exclude.Contains("total_estimated_cost") ? null : Cost(row.Double(4)),
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

    /// <summary>USD of a stored sum; null for 0. Twelve decimals hold the price of a single token.</summary>
    public static decimal? Cost(double? value) => value is { } cost && Math.Round((decimal)cost, 12) is var rounded && rounded != 0 ? Trim(rounded) : null;

    // Dividing by one with many decimals drops trailing zeros, which the wire would show.
    private static decimal Trim(decimal value) => value / 1.000000000000000000000000000m;
}
