using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Features.Reading;
using Opik.Server.Hosting;
using Opik.Server.OpenApi;
using Opik.Storage;

namespace Opik.Server.Features.Spans;

/// <summary>Spans.</summary>
internal sealed class SpansFeature : IFeature
{
    private const string Path = "/v1/private/spans";

    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<SpanWriteEndpoints>();
        services.AddSingleton<SpanReadEndpoints>();
    }

    public void Map(IEndpointRouteBuilder api)
    {
        api.Post<SpanWriteEndpoints>(Path, static (e, http) => e.CreateAsync(http))
            .Says("Stores a span").Takes<SpanWriteShape>().GivesCreated();
        api.Post<SpanWriteEndpoints>($"{Path}/batch", static (e, http) => e.CreateBatchAsync(http))
            .Says("Stores spans").Takes<SpanBatchShape>().GivesNothing();
        api.Patch<SpanWriteEndpoints>($"{Path}/batch", static (e, http) => e.UpdateBatchAsync(http))
            .Says("The same change for many spans").Takes<BulkUpdateShape<SpanUpdateShape>>().GivesNothing();
        api.Patch<SpanWriteEndpoints>($"{Path}/{{id}}", static (e, http) => e.UpdateAsync(http))
            .Says("Changes a span").Takes<SpanUpdateShape>().GivesNothing();
        api.Delete<SpanWriteEndpoints>($"{Path}/{{id}}", static (e, http) => e.DeleteAsync(http))
            .Says("Deletes a span").GivesNothing();
        api.Get<SpanReadEndpoints>(Path, static (e, http) => e.FindAsync(http))
            .Says("Spans of a project or trace").Gives<PageShape<SpanShape>>()
            .Asks([.. Query.Page, Query.Filters, Query.Sorting, Query.Id("trace_id"), Query.Text("type"), Query.Text("search"), .. Query.TimeRange, .. Query.Project, .. ReadShape.Parameters]);
        api.Get<SpanReadEndpoints>($"{Path}/{{id}}", static (e, http) => e.GetAsync(http))
            .Says("One span").Gives<SpanShape>()
            .Asks(Query.Flag("strip_attachments"));
        api.Get<SpanReadEndpoints>($"{Path}/exists", static (e, http) => e.ExistsAsync(http))
            .Says("Whether a project has spans").Gives<ExistsAnswer>()
            .Asks([Query.Text("source"), .. Query.Project]);
        api.Post<SpanReadEndpoints>($"{Path}/search", static (e, http) => e.SearchAsync(http))
            .Says("Spans, one a line").Takes<RowSearchBody>().GivesStream<SpanShape>();
    }
}
