namespace Opik.Storage.Sqlite.Tests.Telemetry;

/// <content>Annotation queues.</content>
internal sealed partial class SqliteStore
{
    public override IAnnotationQueues AnnotationQueues => Telemetry.AnnotationQueues;

    public override IAnnotationQueueItems AnnotationQueueItems => Telemetry.AnnotationQueueItems;

    public override IAnnotationQueueAutomation AnnotationQueueAutomation => Telemetry.AnnotationQueueAutomation;
}
