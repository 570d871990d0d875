using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Errors;
using Opik.Storage;

namespace Opik.Server.Features.Metrics;

/// <summary>Body of <c>POST /projects/{id}/kpi-cards</c>; filters are a JSON string, as in lists.</summary>
internal sealed record KpiCardBody(string? EntityType, string? Filters, DateTime? IntervalStart, DateTime? IntervalEnd)
{
    /// <summary>The query: 422 when a required member is missing, 400 for a bad filter, entity or period.</summary>
    public KpiQuery ToQuery(Guid projectId, DateTime now)
    {
        var violations = new Violations();
        violations.CheckNotNull(string.Empty, "entityType", EntityType);
        violations.CheckNotNull(string.Empty, "intervalStart", IntervalStart);
        violations.CheckTime(string.Empty, "intervalStart", IntervalStart);
        violations.CheckTime(string.Empty, "intervalEnd", IntervalEnd);
        violations.ThrowIfAny();

        var entity = MetricNames.Parse<KpiEntity>("entity_type", EntityType!, lower: true);
        var (start, end) = (IntervalStart!.Value, IntervalEnd ?? now);
        if (start >= end)
            throw ApiException.BadRequest("interval_start must be before interval_end");
        var fields = entity switch
        {
            KpiEntity.Traces => FilterFields.Traces,
            KpiEntity.Spans => FilterFields.Spans,
            _ => FilterFields.Threads,
        };
        return new KpiQuery(projectId, entity, FilterParser.Parse(Filters, fields), start, end);
    }
}
