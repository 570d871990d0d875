using Opik.Server.Features.Metrics;
using Opik.Server.Hosting.Errors;
using Opik.Storage;

namespace Opik.Server.Features.LogAnalytics;

/// <summary>How series are divided.</summary>
internal sealed record GroupBody(string? Field, string? Key, int? Limit)
{
    private const int UsualGroups = 5;
    private const int MaxGroups = 20;

    private static readonly BreakdownField[] OfTraces =
    [
        BreakdownField.Name, BreakdownField.Tags, BreakdownField.Environment, BreakdownField.ErrorType, BreakdownField.ErrorInfo, BreakdownField.Metadata, BreakdownField.Prompt, BreakdownField.GuardrailName,
    ];

    private static readonly BreakdownField[] OfSpans = [.. OfTraces.Where(field => field != BreakdownField.GuardrailName), BreakdownField.Model, BreakdownField.Provider, BreakdownField.Type];

    /// <summary>Groups shown by themselves.</summary>
    public int Groups => Limit is null ? UsualGroups : Limit is >= 1 and <= MaxGroups ? Limit.Value : throw ApiException.BadRequest($"group_by.limit must be 1 to {MaxGroups}");

    /// <summary>The division; 400 when the entity has no such field.</summary>
    public MetricBreakdown ToBreakdown(KpiEntity entity)
    {
        var fields = entity switch { KpiEntity.Traces => OfTraces, KpiEntity.Spans => OfSpans, _ => [BreakdownField.Tags] };
        var field = fields.Cast<BreakdownField?>().FirstOrDefault(field => MetricNames.Lower(field!.Value) == Field)
            ?? throw ApiException.BadRequest($"group_by.field must be one of [{string.Join(", ", fields.Select(MetricNames.Lower))}]");
        if (field == BreakdownField.Metadata && string.IsNullOrWhiteSpace(Key))
            throw ApiException.BadRequest("group_by.key is required for the field metadata");
        return new MetricBreakdown(field, Key, null);
    }
}
