namespace Opik.Storage.Sqlite;

/// <content>Annotation queues.</content>
public sealed partial class SqliteTelemetry
{
    /// <summary>Annotation queues.</summary>
    public IAnnotationQueues AnnotationQueues => field ??= new SqliteAnnotationQueues(this);

    /// <summary>Items of annotation queues.</summary>
    public IAnnotationQueueItems AnnotationQueueItems => field ??= new SqliteAnnotationQueueItems(this);

    /// <summary>Adds items to annotation queues by their scores.</summary>
    public IAnnotationQueueAutomation AnnotationQueueAutomation => field ??= new SqliteAnnotationQueueAutomation(this);
}
