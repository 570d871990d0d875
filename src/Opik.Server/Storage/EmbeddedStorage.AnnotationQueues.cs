using Opik.Storage.Sqlite;

namespace Opik.Server.Storage;

/// <content>Stores of annotation queues.</content>
internal static partial class EmbeddedStorage
{
    private static void AddAnnotationQueues(IServiceCollection services)
    {
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteTelemetry>().AnnotationQueues);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteTelemetry>().AnnotationQueueItems);
        services.AddSingleton(static provider => provider.GetRequiredService<SqliteTelemetry>().AnnotationQueueAutomation);
    }
}
