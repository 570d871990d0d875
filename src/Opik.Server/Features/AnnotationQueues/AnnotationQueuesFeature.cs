using Opik.Server.Hosting;

namespace Opik.Server.Features.AnnotationQueues;

/// <summary>Annotation queues.</summary>
internal sealed class AnnotationQueuesFeature : IFeature
{
    private const string Root = "/v1/private/annotation-queues";

    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<AnnotationQueueEndpoints>();
        services.AddSingleton<AnnotationQueueItemEndpoints>();
        services.AddSingleton<QueueReviewEndpoint>();
        services.AddSingleton<QueueExportEndpoint>();
        services.AddHostedService<AnnotationQueueWorker>();
    }

    public void Map(IEndpointRouteBuilder api)
    {
        api.Get<AnnotationQueueEndpoints>(Root, static (e, http) => e.FindAsync(http));
        api.Post<AnnotationQueueEndpoints>(Root, static (e, http) => e.CreateAsync(http));
        api.Post<AnnotationQueueEndpoints>(Root + "/batch", static (e, http) => e.CreateManyAsync(http));
        api.Post<AnnotationQueueEndpoints>(Root + "/delete", static (e, http) => e.DeleteManyAsync(http));
        api.Get<AnnotationQueueEndpoints>(Root + "/{id}", static (e, http) => e.GetAsync(http));
        api.Patch<AnnotationQueueEndpoints>(Root + "/{id}", static (e, http) => e.UpdateAsync(http));
        api.Post<AnnotationQueueItemEndpoints>(Root + "/{id}/items/add", static (e, http) => e.AddAsync(http));
        api.Post<AnnotationQueueItemEndpoints>(Root + "/{id}/items/delete", static (e, http) => e.RemoveAsync(http));
        api.Post<AnnotationQueueItemEndpoints>(Root + "/{id}/items/search", static (e, http) => e.SearchAsync(http));
        api.Get<QueueReviewEndpoint>(Root + "/{id}/review", static (e, http) => e.GetAsync(http));
        api.Get<QueueExportEndpoint>(Root + "/{id}/export", static (e, http) => e.GetAsync(http));
        api.Put<AnnotationQueueItemEndpoints>(Root + "/{queueId}/items/{itemId}/lock", static (e, http) => e.LockAsync(http));
        api.Get<AnnotationQueueItemEndpoints>(Root + "/{queueId}/locks", static (e, http) => e.LocksAsync(http));
    }
}
