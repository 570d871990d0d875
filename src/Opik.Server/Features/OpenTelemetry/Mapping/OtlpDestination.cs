namespace Opik.Server.Features.OpenTelemetry.Mapping;

/// <summary>Where the spans of a request go.</summary>
/// <param name="ProjectId">The project.</param>
/// <param name="TraceIds">The id of each trace by its OpenTelemetry id.</param>
internal sealed record OtlpDestination(Guid ProjectId, IReadOnlyDictionary<Guid, Guid> TraceIds)
{
    /// <summary>The trace that spans of this request continue unless they say otherwise; null: their own.</summary>
    public Guid? ParentTraceId { get; init; }

    /// <summary>The span that root spans of this request are children of; only with <see cref="ParentTraceId"/>.</summary>
    public Guid? ParentSpanId { get; init; }
}
