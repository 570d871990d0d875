namespace Opik.Storage;

/// <summary>How saving a draft ended.</summary>
/// <param name="Version">The new version; null: nothing was saved, because of the conflicts.</param>
/// <param name="Conflicts">Conflicts without a decision.</param>
public sealed record DraftSaved(DatasetVersion? Version, IReadOnlyList<DraftConflict> Conflicts);
