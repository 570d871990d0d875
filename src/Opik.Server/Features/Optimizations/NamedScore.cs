namespace Opik.Server.Features.Optimizations;

/// <summary>A score on the wire.</summary>
internal sealed record NamedScore(string Name, double Value);
