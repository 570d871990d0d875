using Opik.Contracts;

namespace Opik.Storage;

/// <summary>Changes of an optimization; null keeps.</summary>
/// <param name="Name">New name.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="ErrorInfo">Why it failed.</param>
/// <param name="Metadata">All of it.</param>
public sealed record OptimizationPatch(string? Name, OptimizationStatus? Status, ErrorInfo? ErrorInfo, JsonText? Metadata);
