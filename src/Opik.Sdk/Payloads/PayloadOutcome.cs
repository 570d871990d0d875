namespace Opik.Payloads;

/// <summary>An item as it may be sent.</summary>
/// <param name="Item">The JSON; the same bytes when nothing had to be done.</param>
/// <param name="Files">Files that were in it, to be uploaded.</param>
/// <param name="Truncated">Names of the fields that were too large, for a warning.</param>
internal readonly record struct PayloadOutcome(ReadOnlyMemory<byte> Item, IReadOnlyList<EmbeddedFile> Files, IReadOnlyList<string> Truncated);
