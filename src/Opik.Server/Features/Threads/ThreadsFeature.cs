using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Features.Reading;
using Opik.Server.Hosting;
using Opik.Server.OpenApi;
using Opik.Storage;

namespace Opik.Server.Features.Threads;

/// <summary>Threads of traces.</summary>
internal sealed class ThreadsFeature : IFeature
{
    private const string Path = "/v1/private/traces/threads";

    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<ThreadWriteEndpoints>();
        services.AddSingleton<ThreadReadEndpoints>();
        services.AddHostedService<ThreadInactivityWorker>();
    }

    public void Map(IEndpointRouteBuilder api)
    {
        api.Get<ThreadReadEndpoints>(Path, static (e, http) => e.FindAsync(http))
            .Says("Threads of a project").Gives<PageShape<ThreadShape>>()
            .Asks([.. Query.Page, Query.Filters, Query.Sorting, Query.Text("search"), Query.Id("annotation_queue_id"), .. Query.TimeRange, .. Query.Project, .. ReadShape.Parameters]);
        api.Post<ThreadReadEndpoints>($"{Path}/retrieve", static (e, http) => e.RetrieveAsync(http))
            .Says("One thread").Takes<ThreadIdentifierBody>().Gives<ThreadShape>();
        api.Post<ThreadReadEndpoints>($"{Path}/search", static (e, http) => e.SearchAsync(http))
            .Says("Threads, one a line").Takes<RowSearchBody>().GivesStream<ThreadShape>();
        api.Get<ThreadReadEndpoints>($"{Path}/turns", static (e, http) => e.TurnsAsync(http))
            .Says("Turns of a thread in columns").Gives<ThreadTurnsShape>()
            .Asks([Query.Text("thread_id"), .. Query.Project]);
        api.Get<ThreadReadEndpoints>($"{Path}/turns/search", static (e, http) => e.SearchTurnsAsync(http))
            .Says("Looks for a text in the turns of a thread").Gives<TextSearchShape>()
            .Asks([Query.Text("thread_id"), .. Query.Project, .. TextSearchRequest.Parameters]);
        api.Put<ThreadWriteEndpoints>($"{Path}/close", static (e, http) => e.CloseAsync(http))
            .Says("Closes threads").Takes<ThreadIdentifiersBody>().GivesNothing();
        api.Put<ThreadWriteEndpoints>($"{Path}/open", static (e, http) => e.OpenAsync(http))
            .Says("Opens threads again").Takes<ThreadIdentifiersBody>().GivesNothing();
        api.Post<ThreadWriteEndpoints>($"{Path}/delete", static (e, http) => e.DeleteAsync(http))
            .Says("Deletes threads with their traces").Takes<ThreadIdentifiersBody>().GivesNothing();
        api.Patch<ThreadWriteEndpoints>($"{Path}/batch", static (e, http) => e.UpdateBatchAsync(http))
            .Says("The same tags for many threads").Takes<BulkUpdateShape<ThreadUpdateBody>>().GivesNothing();
        api.Patch<ThreadWriteEndpoints>($"{Path}/{{threadModelId}}", static (e, http) => e.UpdateAsync(http))
            .Says("Tags a thread").Takes<ThreadUpdateBody>().GivesNothing();
    }
}
