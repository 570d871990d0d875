namespace Opik.Storage;

/// <summary>What became of a write.</summary>
/// <param name="IsStored">False: somebody was faster, and nothing was written.</param>
/// <param name="Draft">The draft as it is now.</param>
public readonly record struct SharedDraftWrite(bool IsStored, SharedDraft Draft);
