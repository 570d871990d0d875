namespace Opik.Server.Storage;

/// <content>Stores of annotation queues.</content>
internal static partial class EmbeddedStorage
{
    private static void AddAnnotationQueues(IServiceCollection services)
    {
    }
}
