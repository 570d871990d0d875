using Opik.Contracts;

namespace Opik.Storage;

/// <summary>Change of a dashboard; null keeps what is stored.</summary>
/// <param name="Name">New name; the slug follows it.</param>
/// <param name="Type">New type.</param>
/// <param name="Description">New description; the empty text removes it.</param>
/// <param name="Config">New content, as a whole.</param>
public sealed record DashboardPatch(string? Name, DashboardType? Type, string? Description, JsonText? Config);
