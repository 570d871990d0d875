namespace Opik.Storage.ContractTests;

/// <content>Annotation queues.</content>
public abstract partial class TelemetryStore
{
    public abstract IAnnotationQueues AnnotationQueues { get; }

    public abstract IAnnotationQueueItems AnnotationQueueItems { get; }

    public abstract IAnnotationQueueAutomation AnnotationQueueAutomation { get; }
}
