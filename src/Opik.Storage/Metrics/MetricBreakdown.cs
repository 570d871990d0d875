namespace Opik.Storage;

/// <summary>Divides a metric into its ten largest groups and the rest.</summary>
/// <param name="Field">By what.</param>
/// <param name="MetadataKey">Path into the metadata, for <see cref="BreakdownField.Metadata"/>.</param>
/// <param name="SubMetric">Which of several series is divided: a usage key, a score name, or <c>p50</c>, <c>p90</c>, <c>p99</c>.</param>
public sealed record MetricBreakdown(BreakdownField Field, string? MetadataKey, string? SubMetric)
{
    /// <summary>Groups shown by themselves.</summary>
    public const int TopGroups = 10;

    /// <summary>Name of the series of all other groups.</summary>
    public const string Others = "__others__";

    /// <summary>Name of the group of entities without a value.</summary>
    public const string Unknown = "Unknown";
}
