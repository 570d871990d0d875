namespace Opik.Experiments;

/// <summary>A run of an item: which trace belongs to which item. Python: <c>ExperimentItemReferences</c>.</summary>
/// <param name="DatasetItemId">The item.</param>
/// <param name="TraceId">The trace; it may not have arrived yet.</param>
public readonly record struct ExperimentItemReference(Guid DatasetItemId, Guid TraceId);
