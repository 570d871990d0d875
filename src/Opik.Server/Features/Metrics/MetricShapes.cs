using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Opik.Server.OpenApi;
using Opik.Storage;

namespace Opik.Server.Features.Metrics;

/// <summary>Numbers of a list, as <see cref="StatsJson"/> writes them.</summary>
internal sealed record StatsShape(IReadOnlyList<StatsShape.Stat> Stats)
{
    /// <summary>A count, an average, or percentiles.</summary>
    internal sealed record Stat(string Name, [property: AllowedValues("COUNT", "AVG", "PERCENTAGE")] string Type, [property: WrittenAs(typeof(double), typeof(Percentiles))] object Value);
}

/// <summary>Key figures beside those of the period before.</summary>
internal sealed record KpiCardsShape(IReadOnlyList<KpiCardsShape.KpiCard> Stats)
{
    /// <summary>A figure; both members are always there.</summary>
    internal sealed record KpiCard(
        [property: AllowedValues("count", "errors", "avg_duration", "total_cost")] string Type,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? CurrentValue,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? PreviousValue);
}

/// <summary>A metric over time.</summary>
internal sealed record ProjectMetricShape(Guid ProjectId, string MetricType, string Interval, IReadOnlyList<ProjectMetricShape.Series> Results)
{
    /// <summary>One line of the chart.</summary>
    internal sealed record Series(string Name, IReadOnlyList<MetricPoint> Data);

    /// <summary>An interval; no value where there is no data.</summary>
    internal sealed record MetricPoint(DateTime Time, double? Value);
}
