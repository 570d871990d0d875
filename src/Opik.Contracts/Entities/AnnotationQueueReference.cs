namespace Opik.Contracts;

/// <summary>A queue that an entity is an item of.</summary>
public sealed record AnnotationQueueReference(Guid Id, string Name);
