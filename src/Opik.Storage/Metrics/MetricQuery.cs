using Opik.Contracts;

namespace Opik.Storage;

/// <summary>A metric of a project over a period.</summary>
public sealed record MetricQuery
{
    /// <summary>The project.</summary>
    public required Guid ProjectId { get; init; }

    /// <summary>What is measured.</summary>
    public required MetricType Type { get; init; }

    /// <summary>Length of the intervals.</summary>
    public required MetricInterval Interval { get; init; }

    /// <summary>First instant, UTC.</summary>
    public required DateTime Start { get; init; }

    /// <summary>Last instant, UTC; after <see cref="Start"/>.</summary>
    public required DateTime End { get; init; }

    /// <summary>Zone at whose midnight days and weeks begin; null: UTC.</summary>
    public TimeZoneInfo? Zone { get; init; }

    /// <summary>Conditions on the traces, spans or threads that the metric counts.</summary>
    public IReadOnlyList<FilterClause> Filters { get; init; } = [];

    /// <summary>Division; null: none.</summary>
    public MetricBreakdown? Breakdown { get; init; }
}
