namespace Opik.Storage;

/// <summary>An item that the draft and a newer version changed in ways that exclude each other.</summary>
/// <param name="Id">The item.</param>
/// <param name="Fields">The fields that both changed; empty when one of them deleted the item.</param>
/// <param name="Before">The item as the draft found it; null when both added it.</param>
/// <param name="Mine">The item in the draft; null: deleted.</param>
/// <param name="Theirs">The item in the latest version; null: deleted.</param>
public sealed record DraftConflict(Guid Id, IReadOnlyList<string> Fields, DatasetItem? Before, DatasetItem? Mine, DatasetItem? Theirs);
