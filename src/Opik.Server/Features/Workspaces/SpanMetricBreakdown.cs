using Opik.Server.Hosting.Errors;

namespace Opik.Server.Features.Workspaces;

/// <summary>How a span metric is grouped.</summary>
internal sealed record SpanMetricBreakdown(string? Field, string? MetadataKey, string? SubMetric)
{
    private static readonly string[] Fields = ["tags", "metadata", "name", "error_info", "error_type", "model", "provider", "type"];

    /// <summary>This; 400 when it cannot be served.</summary>
    public SpanMetricBreakdown Checked()
    {
        if (!Fields.Contains(Field))
            throw ApiException.BadRequest($"breakdown.field must be one of [none, {string.Join(", ", Fields)}]");
        if (string.IsNullOrWhiteSpace(SubMetric))
            throw ApiException.BadRequest("breakdown.sub_metric is required: the usage key to break down");
        if (Field == "metadata" && string.IsNullOrWhiteSpace(MetadataKey))
            throw ApiException.BadRequest("breakdown.metadata_key is required for the field metadata");
        return this;
    }
}
