namespace Opik.Storage;

/// <summary>Changes of one item that are taken back.</summary>
/// <param name="Id">The item.</param>
/// <param name="Fields">Its fields; empty: all of the item.</param>
public sealed record DraftUndo(Guid Id, IReadOnlyList<string> Fields);
