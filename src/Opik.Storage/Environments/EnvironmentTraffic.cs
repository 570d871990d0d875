namespace Opik.Storage;

/// <summary>Traces by environment.</summary>
/// <param name="Traces">Number by name; an environment without traces is left out. Names are compared without case.</param>
/// <param name="Estimated">Whether the numbers come from a sample.</param>
public sealed record EnvironmentTraffic(IReadOnlyDictionary<string, long> Traces, bool Estimated);
