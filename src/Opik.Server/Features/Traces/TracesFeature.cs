using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Features.Reading;
using Opik.Server.Hosting;
using Opik.Server.OpenApi;
using Opik.Storage;

namespace Opik.Server.Features.Traces;

/// <summary>Traces.</summary>
internal sealed class TracesFeature : IFeature
{
    private const string Path = "/v1/private/traces";

    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<TraceWriteEndpoints>();
        services.AddSingleton<TraceReadEndpoints>();
    }

    public void Map(IEndpointRouteBuilder api)
    {
        api.Post<TraceWriteEndpoints>(Path, static (e, http) => e.CreateAsync(http))
            .Says("Stores a trace").Takes<TraceWriteShape>().GivesCreated();
        api.Post<TraceWriteEndpoints>($"{Path}/batch", static (e, http) => e.CreateBatchAsync(http))
            .Says("Stores traces").Takes<TraceBatchShape>().GivesNothing();
        api.Patch<TraceWriteEndpoints>($"{Path}/batch", static (e, http) => e.UpdateBatchAsync(http))
            .Says("The same change for many traces").Takes<BulkUpdateShape<TraceUpdateShape>>().GivesNothing();
        api.Patch<TraceWriteEndpoints>($"{Path}/{{id}}", static (e, http) => e.UpdateAsync(http))
            .Says("Changes a trace").Takes<TraceUpdateShape>().GivesNothing();
        api.Delete<TraceWriteEndpoints>($"{Path}/{{id}}", static (e, http) => e.DeleteAsync(http))
            .Says("Deletes a trace with its spans").GivesNothing();
        api.Post<TraceWriteEndpoints>($"{Path}/delete", static (e, http) => e.DeleteBatchAsync(http))
            .Says("Deletes traces with their spans").Takes<IdsBody>().GivesNothing();
        api.Get<TraceReadEndpoints>(Path, static (e, http) => e.FindAsync(http))
            .Says("Traces of a project").Gives<PageShape<TraceShape>>()
            .Asks([Query.Flag("models", "Tells the models of the spans too."), .. Query.Page, Query.Filters, Query.Sorting, Query.Text("search"), Query.Id("annotation_queue_id"), .. Query.TimeRange, .. Query.Project, .. ReadShape.Parameters]);
        api.Get<TraceReadEndpoints>($"{Path}/{{id}}", static (e, http) => e.GetAsync(http))
            .Says("One trace").Gives<TraceShape>()
            .Asks(Query.Flag("strip_attachments"));
        api.Get<TraceReadEndpoints>($"{Path}/{{id}}/tree", static (e, http) => e.TreeAsync(http))
            .Says("The skeleton of a trace in columns").Gives<TraceTreeShape>();
        api.Get<TraceReadEndpoints>($"{Path}/{{id}}/search", static (e, http) => e.SearchWithinAsync(http))
            .Says("Looks for a text in a trace and its spans").Gives<TextSearchShape>()
            .Asks(TextSearchRequest.Parameters);
        api.Get<TraceReadEndpoints>($"{Path}/exists", static (e, http) => e.ExistsAsync(http))
            .Says("Whether a project has traces").Gives<ExistsAnswer>()
            .Asks([Query.Text("source"), Query.Flag("thread_only"), .. Query.Project]);
        api.Post<TraceReadEndpoints>($"{Path}/search", static (e, http) => e.SearchAsync(http))
            .Says("Traces, one a line").Takes<RowSearchBody>().GivesStream<TraceShape>();
    }
}
