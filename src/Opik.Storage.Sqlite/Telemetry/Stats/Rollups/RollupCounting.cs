namespace Opik.Storage.Sqlite;

/// <summary>How a row counts towards a cell; <c>sign</c> is 1 to count it in, -1 to take it out.</summary>
internal static class RollupCounting
{
    /// <summary>Flags of trace and span rows (see 0001_initial.sql).</summary>
    public const int HasInput = 2, HasOutput = 4, HasMetadata = 8, Hidden = 32;

    /// <summary>A trace without its spans.</summary>
    public static void Count(this RollupCell cell, TraceFacts trace, int sign)
    {
        cell.CountRow(trace.Flags, trace.HasError, trace.TagCount, sign);
        cell.AddDuration(trace.StartTime, trace.EndTime, sign);
    }

    /// <summary>What the spans of a trace add to it.</summary>
    public static void Count(this RollupCell cell, TraceTotalsFacts totals, int sign)
    {
        cell.Spans += sign * totals.Spans;
        cell.LlmSpans += sign * totals.LlmSpans;
        cell.AddCost(totals.Cost, sign);
        cell.Usage.Add(totals.Usage, sign);
    }

    /// <summary>A span.</summary>
    public static void Count(this RollupCell cell, SpanFacts span, int sign)
    {
        cell.CountRow(span.Flags, span.HasError, span.TagCount, sign);
        cell.AddDuration(span.StartTime, span.EndTime, sign);
        cell.AddCost(span.Cost, sign);
        cell.Usage.Add(span.Usage, sign);
    }

    /// <summary>The members that traces and spans share.</summary>
    public static void CountRow(this RollupCell cell, int flags, bool hasError, int tags, int sign)
    {
        cell.Count += sign;
        cell.Errors += hasError ? sign : 0;
        cell.Inputs += (flags & HasInput) != 0 ? sign : 0;
        cell.Outputs += (flags & HasOutput) != 0 ? sign : 0;
        cell.Metadata += (flags & HasMetadata) != 0 ? sign : 0;
        cell.Tags += sign * tags;
    }
}
