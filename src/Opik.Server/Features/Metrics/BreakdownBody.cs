using Opik.Server.Hosting.Errors;
using Opik.Storage;

namespace Opik.Server.Features.Metrics;

/// <summary>How a metric is divided, as the wire has it.</summary>
internal sealed record BreakdownBody(string? Field, string? MetadataKey, string? SubMetric)
{
    private static readonly BreakdownField[] OfTraces = [BreakdownField.Tags, BreakdownField.Metadata, BreakdownField.Name, BreakdownField.ErrorInfo, BreakdownField.ErrorType];
    private static readonly BreakdownField[] OfSpans = [.. OfTraces, BreakdownField.Model, BreakdownField.Provider, BreakdownField.Type];

    /// <summary>The division; null for none; 400 when the metric cannot be divided so.</summary>
    public MetricBreakdown? For(MetricType metric)
    {
        if (string.IsNullOrEmpty(Field) || Field == "none")
            return null;
        var field = MetricNames.Parse<BreakdownField>("breakdown.field", Field, lower: true);
        if (!FieldsOf(metric).Contains(field))
            throw ApiException.BadRequest($"breakdown by '{Field}' is not supported for metric {MetricNames.Upper(metric)}");
        if (field == BreakdownField.Metadata && string.IsNullOrWhiteSpace(MetadataKey))
            throw ApiException.BadRequest("breakdown.metadata_key is required for the field metadata");
        var needsSubMetric = metric is MetricType.TokenUsage or MetricType.SpanTokenUsage or MetricType.FeedbackScores or MetricType.SpanFeedbackScores or MetricType.ThreadFeedbackScores;
        if (needsSubMetric && string.IsNullOrWhiteSpace(SubMetric))
            throw ApiException.BadRequest($"breakdown.sub_metric is required for metric {MetricNames.Upper(metric)}");
        if (metric is MetricType.Duration or MetricType.SpanDuration or MetricType.ThreadDuration && SubMetric?.Replace("duration.", "", StringComparison.Ordinal) is not (null or "" or "p50" or "p90" or "p99"))
            throw ApiException.BadRequest("breakdown.sub_metric must be one of [p50, p90, p99]");
        return new MetricBreakdown(field, MetadataKey, SubMetric);
    }

    private static BreakdownField[] FieldsOf(MetricType metric) => metric switch
    {
        MetricType.ThreadCount or MetricType.ThreadDuration or MetricType.ThreadFeedbackScores or MetricType.ThreadAverageDuration or MetricType.ThreadCost => [BreakdownField.Tags],
        MetricType.GuardrailsFailedCount => [.. OfTraces, BreakdownField.GuardrailName],
        MetricType.SpanCount or MetricType.SpanDuration or MetricType.SpanTokenUsage or MetricType.SpanFeedbackScores or MetricType.SpanAverageDuration
            or MetricType.SpanCost or MetricType.SpanErrorRate => OfSpans,
        _ => OfTraces,
    };
}
