namespace Opik.Server.Features.AnnotationQueues;

/// <summary>Body of the batch create.</summary>
internal sealed record AnnotationQueueBatchBody(IReadOnlyList<AnnotationQueueBody?>? AnnotationQueues);
