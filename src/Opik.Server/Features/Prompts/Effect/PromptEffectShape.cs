using System.ComponentModel.DataAnnotations;
using Opik.Server.Features.LogAnalytics;

namespace Opik.Server.Features.Prompts.Effect;

/// <summary>Versions of a prompt by what followed from them, as <see cref="PromptEffectJson"/> writes it.</summary>
internal sealed record PromptEffectShape(
    Guid ProjectId, [property: AllowedValues("traces", "spans")] string EntityType, DateTime? FromTime, DateTime ToTime, IReadOnlyList<PromptEffectShape.VersionEffect> Versions)
{
    /// <summary>Of one version.</summary>
    internal sealed record VersionEffect(
        Guid VersionId, string VersionNumber, bool Estimated, double Sample, double Count, double Errors, double? P50, double? P90, double? P95, double? P99, double? Avg, double Cost, double Tokens,
        IReadOnlyDictionary<string, double> FeedbackScores, LogHistogramShape Series);
}
