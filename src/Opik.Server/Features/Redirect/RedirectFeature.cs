using Opik.Server.Hosting;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.Redirect;

/// <summary>Links that clients print: they name an entity by id, the page may live elsewhere.</summary>
internal sealed class RedirectFeature : IFeature
{
    private const string Root = "/v1/session/redirect";

    public void AddServices(IServiceCollection services, ServerOptions options) => services.AddSingleton<RedirectEndpoints>();

    public void Map(IEndpointRouteBuilder api)
    {
        api.Get<RedirectEndpoints>(Root + "/projects", static (e, http) => e.TraceAsync(http))
            .Says("Sends a browser to a trace").GivesRedirect()
            .Asks(Query.Id("trace_id"), Query.Text("workspace_name"), Query.Text("path"));
        api.Get<RedirectEndpoints>(Root + "/datasets", static (e, http) => e.DatasetAsync(http))
            .Says("Sends a browser to a dataset").GivesRedirect()
            .Asks(Query.Id("dataset_id").Required, Query.Text("workspace_name"), Query.Text("path"));
        api.Get<RedirectEndpoints>(Root + "/experiments", static (e, http) => e.ExperimentAsync(http))
            .Says("Sends a browser to an experiment").GivesRedirect()
            .Asks(Query.Id("dataset_id").Required, Query.Id("experiment_id").Required, Query.Text("workspace_name"), Query.Text("path"));
        api.Get<RedirectEndpoints>(Root + "/optimizations", static (e, http) => e.OptimizationAsync(http))
            .Says("Sends a browser to an optimization").GivesRedirect()
            .Asks(Query.Id("dataset_id").Required, Query.Id("optimization_id").Required, Query.Text("workspace_name"), Query.Text("path"));
    }
}
