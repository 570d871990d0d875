namespace Opik.Storage;

/// <summary>What one run of the automation did.</summary>
/// <param name="Workspaces">Workspaces in which a queue got items.</param>
/// <param name="Added">Number of items added.</param>
/// <param name="HasMore">Whether more entities wait that were not looked at.</param>
/// <param name="WaitsForTraces">Whether entities wait for a trace that has not come.</param>
public sealed record QueueAutomationRun(IReadOnlyCollection<Guid> Workspaces, int Added, bool HasMore, bool WaitsForTraces);
