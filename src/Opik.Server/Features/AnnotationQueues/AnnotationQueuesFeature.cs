using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Features.RowSelections.Entities;
using Opik.Server.Hosting;
using Opik.Server.Hosting.Json;
using Opik.Server.OpenApi;
using Opik.Storage;

namespace Opik.Server.Features.AnnotationQueues;

/// <summary>Annotation queues.</summary>
internal sealed class AnnotationQueuesFeature : IFeature
{
    private const string Root = "/v1/private/annotation-queues";

    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<IEntityRows, AnnotationQueueRows>();
        services.AddSingleton<AnnotationQueueEndpoints>();
        services.AddSingleton<AnnotationQueueItemEndpoints>();
        services.AddSingleton<QueueReviewEndpoint>();
        services.AddSingleton<QueueExportEndpoint>();
        services.AddHostedService<AnnotationQueueWorker>();
    }

    public void Map(IEndpointRouteBuilder api)
    {
        api.Get<AnnotationQueueEndpoints>(Root, static (e, http) => e.FindAsync(http))
            .Says("Annotation queues").Gives<PageAnswer<AnnotationQueueAnswer>>()
            .Asks([.. Query.Page, Query.Name, Query.Filters, Query.Sorting]);
        api.Post<AnnotationQueueEndpoints>(Root, static (e, http) => e.CreateAsync(http))
            .Says("Makes a queue").Takes<AnnotationQueueBody>().GivesCreated();
        api.Post<AnnotationQueueEndpoints>(Root + "/batch", static (e, http) => e.CreateManyAsync(http))
            .Says("Makes several queues").Takes<AnnotationQueueBatchBody>().GivesNothing();
        api.Post<AnnotationQueueEndpoints>(Root + "/delete", static (e, http) => e.DeleteManyAsync(http))
            .Says("Deletes queues").Takes<IdsBody>().GivesNothing();
        api.Get<AnnotationQueueEndpoints>(Root + "/{id}", static (e, http) => e.GetAsync(http))
            .Says("One queue").Gives<AnnotationQueueAnswer>();
        api.Patch<AnnotationQueueEndpoints>(Root + "/{id}", static (e, http) => e.UpdateAsync(http))
            .Says("Changes a queue").Takes<AnnotationQueueUpdateBody>().GivesNothing();
        api.Post<AnnotationQueueItemEndpoints>(Root + "/{id}/items/add", static (e, http) => e.AddAsync(http))
            .Says("Adds traces or threads to a queue").Takes<IdsBody>().GivesNothing();
        api.Post<AnnotationQueueItemEndpoints>(Root + "/{id}/items/delete", static (e, http) => e.RemoveAsync(http))
            .Says("Takes traces or threads out of a queue").Takes<IdsBody>().GivesNothing();
        api.Post<AnnotationQueueItemEndpoints>(Root + "/{id}/items/search", static (e, http) => e.SearchAsync(http))
            .Says("Which of these items are in a queue, and how they came").Takes<IdsBody>().Gives<FoundQueueItemsShape>();
        api.Get<QueueReviewEndpoint>(Root + "/{id}/review", static (e, http) => e.GetAsync(http))
            .Says("A queue as its reviewer sees it").Gives<QueueReviewShape>()
            .Asks(Query.Flag("titles"));
        api.Get<QueueExportEndpoint>(Root + "/{id}/export", static (e, http) => e.GetAsync(http))
            .Says("A queue with its scores and comments as a file").GivesBytes("text/csv", "application/x-ndjson")
            .Asks(Query.Text("format"));
        api.Put<AnnotationQueueItemEndpoints>(Root + "/{queueId}/items/{itemId}/lock", static (e, http) => e.LockAsync(http))
            .Says("Says that the user works on an item").TakesNothing().Gives<QueueLock>();
        api.Get<AnnotationQueueItemEndpoints>(Root + "/{queueId}/locks", static (e, http) => e.LocksAsync(http))
            .Says("Who works on which item of a queue").Gives<QueueLocksShape>();
    }
}
