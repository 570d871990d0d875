using System.ComponentModel.DataAnnotations;

namespace Opik.Server.Features.Retention;

/// <summary>What the rules delete, as they are or with those that are asked about.</summary>
/// <param name="Retention">The period that was asked about.</param>
/// <param name="Before">Traces from before then are too old by that period; null: none ever is.</param>
/// <param name="Projects">Projects that the rule would hold for.</param>
/// <param name="Older">Traces that are too old by that period now: a new rule deletes them only when it applies to the past.</param>
/// <param name="NextDay">Traces that go within 24 hours.</param>
/// <param name="UsedByExperiments">Traces of that age that stay because an experiment uses them; they do not count above.</param>
/// <param name="Day">What goes within 24 hours.</param>
/// <param name="NextRun">What the next run takes.</param>
internal sealed record RetentionPreviewView(
    [property: AllowedValues("short_14d", "base_60d", "extended_400d", "unlimited")] string? Retention, DateTime? Before, int Projects, long Older, long NextDay, long UsedByExperiments,
    RetentionDueView Day, RetentionDueView NextRun);
