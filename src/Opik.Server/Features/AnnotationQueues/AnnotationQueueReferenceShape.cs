namespace Opik.Server.Features.AnnotationQueues;

/// <summary>A queue that a trace or thread is in.</summary>
internal sealed record AnnotationQueueReferenceShape(Guid Id, string Name);
