namespace Opik.Dashboards;

/// <summary>Splits a metric by a field. Python: <c>BreakdownConfig</c>.</summary>
/// <param name="Field"><c>tags</c>, <c>name</c>, <c>metadata</c>, <c>error_info</c>, <c>error_type</c>, <c>model</c>, <c>provider</c>, <c>type</c> or <c>none</c>.</param>
/// <param name="MetadataKey">Key; needed for <c>metadata</c>.</param>
/// <param name="AggregateTotal">One value for the whole time instead of one per interval.</param>
public sealed record WidgetBreakdown(string Field, string? MetadataKey = null, bool? AggregateTotal = null);
