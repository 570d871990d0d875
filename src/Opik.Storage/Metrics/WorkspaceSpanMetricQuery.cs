using Opik.Contracts;

namespace Opik.Storage;

/// <summary>Token usage of the spans of a workspace over time.</summary>
/// <param name="Window">Projects and period.</param>
/// <param name="Interval"><c>HOURLY</c>, <c>DAILY</c>, <c>WEEKLY</c> or <c>TOTAL</c>.</param>
/// <param name="Filters">Conditions on the spans.</param>
/// <param name="Breakdown">
/// Field to group by (<c>tags</c>, <c>metadata</c>, <c>name</c>, <c>error_info</c>, <c>error_type</c>, <c>model</c>,
/// <c>provider</c>, <c>type</c>); null: one series per usage key.
/// </param>
/// <param name="MetadataKey">Path into the metadata, for the breakdown <c>metadata</c>.</param>
/// <param name="UsageKey">Usage key that a breakdown sums; null without a breakdown.</param>
public sealed record WorkspaceSpanMetricQuery(
    WorkspaceWindow Window,
    string Interval,
    IReadOnlyList<FilterClause> Filters,
    string? Breakdown,
    string? MetadataKey,
    string? UsageKey);
