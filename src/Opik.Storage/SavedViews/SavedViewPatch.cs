using Opik.Contracts;

namespace Opik.Storage;

/// <summary>Change of a saved view; null keeps what is stored.</summary>
/// <param name="Revision">The revision that the change is based on.</param>
/// <param name="Name">New name.</param>
/// <param name="IsShared">Whether others see it; only its author takes a view back.</param>
/// <param name="State">New state, as a whole.</param>
public sealed record SavedViewPatch(long Revision, string? Name, bool? IsShared, JsonText? State);
