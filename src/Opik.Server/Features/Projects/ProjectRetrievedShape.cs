using Opik.Server.Features.Metrics;
using Opik.Storage;

namespace Opik.Server.Features.Projects;

/// <summary>A project, and its numbers where they were asked for, in one object.</summary>
internal sealed record ProjectRetrievedShape(
    Guid Id, string Name, string Visibility, string? Description, DateTime CreatedAt, string? CreatedBy, DateTime LastUpdatedAt, string? LastUpdatedBy, DateTime? LastUpdatedTraceAt,
    IReadOnlyList<ScoreAverage>? FeedbackScores, Percentiles? Duration, double? TotalEstimatedCost, double? TotalEstimatedCostSum, IReadOnlyDictionary<string, double>? Usage,
    long? TraceCount, long? ThreadCount, long? GuardrailsFailedCount, ErrorTrend? ErrorCount);
