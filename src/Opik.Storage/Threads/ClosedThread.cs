namespace Opik.Storage;

/// <summary>A thread that has just become inactive.</summary>
/// <param name="ProjectId">Its project.</param>
/// <param name="ModelId">Our id of the thread.</param>
public sealed record ClosedThread(Guid ProjectId, Guid ModelId);
