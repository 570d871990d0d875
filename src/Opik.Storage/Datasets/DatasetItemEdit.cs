namespace Opik.Storage;

/// <summary>A change of one item.</summary>
/// <param name="Id">The item.</param>
/// <param name="Patch">What changes.</param>
public sealed record DatasetItemEdit(Guid Id, DatasetItemPatch Patch);
