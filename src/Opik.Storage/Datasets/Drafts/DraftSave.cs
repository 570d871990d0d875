namespace Opik.Storage;

/// <summary>What a draft is saved with.</summary>
/// <param name="ChangeDescription">Note of the version.</param>
/// <param name="Tags">Tags of the version.</param>
/// <param name="Decisions">Conflicts that are decided, by item.</param>
public sealed record DraftSave(string? ChangeDescription, IReadOnlyList<string> Tags, IReadOnlyDictionary<Guid, DraftDecision> Decisions);
