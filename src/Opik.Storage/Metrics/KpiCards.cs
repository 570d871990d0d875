namespace Opik.Storage;

/// <summary>Key figures of a period beside those of the equal period before it.</summary>
/// <param name="Current">The period.</param>
/// <param name="Previous">The period before; null when it has no entities.</param>
public sealed record KpiCards(KpiValues Current, KpiValues? Previous);
