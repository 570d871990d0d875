using System.ComponentModel.DataAnnotations;

namespace Opik.Server.Features.Retention;

/// <summary>What a retention rule would delete.</summary>
/// <param name="Retention">The period.</param>
/// <param name="Before">Traces from before then are too old; null: none ever is.</param>
/// <param name="Projects">Projects that the rule would hold for.</param>
/// <param name="Older">Traces that are too old now: a new rule deletes them only when it applies to the past.</param>
/// <param name="NextDay">Traces that come to be too old within 24 hours.</param>
/// <param name="UsedByExperiments">Traces of that age that stay because an experiment uses them; they do not count above.</param>
internal sealed record RetentionPreviewView(
    [property: AllowedValues("short_14d", "base_60d", "extended_400d", "unlimited")] string Retention, DateTime? Before, int Projects, long Older, long NextDay, long UsedByExperiments);
