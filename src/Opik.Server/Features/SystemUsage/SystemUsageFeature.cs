using Opik.Server.Hosting;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.SystemUsage;

/// <summary>What was used, over all workspaces: for the operators of the server.</summary>
internal sealed class SystemUsageFeature : IFeature
{
    private const string Root = "/v1/internal/usage";
    private const string Queries = "/v1/internal/analytics-queries";

    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<SystemUsageEndpoints>();
        services.AddSingleton<UsageProjectsEndpoint>();
        services.AddSingleton<AnalyticsQueryEndpoint>();
    }

    public void Map(IEndpointRouteBuilder api)
    {
        api.Get<SystemUsageEndpoints>(Root + "/workspace-trace-counts", static (e, http) => e.TraceCountsAsync(http))
            .Says("Traces by workspace, yesterday").Gives<TraceCountAnswer>();
        api.Get<SystemUsageEndpoints>(Root + "/workspace-span-counts", static (e, http) => e.SpanCountsAsync(http))
            .Says("Spans by workspace, yesterday").Gives<SpanCountAnswer>();
        api.Get<SystemUsageEndpoints>(Root + "/workspace-span-counts-breakdown", static (e, http) => e.SpanBreakdownAsync(http))
            .Says("Spans by workspace, yesterday, by what they are").Gives<SpanBreakdownAnswer>();
        api.Get<SystemUsageEndpoints>(Root + "/bi-traces", static (e, http) => e.TracesByUserAsync(http))
            .Says("Traces by user, yesterday").Gives<UserCountAnswer>();
        api.Get<SystemUsageEndpoints>(Root + "/bi-spans", static (e, http) => e.SpansByUserAsync(http))
            .Says("Spans by user, yesterday").Gives<UserCountAnswer>();
        // This server holds neither experiments nor datasets, so nobody made any.
        api.Get<SystemUsageEndpoints>(Root + "/bi-experiments", static (e, http) => e.NothingByUserAsync(http))
            .Says("Experiments by user, yesterday").Gives<UserCountAnswer>();
        api.Get<SystemUsageEndpoints>(Root + "/bi-datasets", static (e, http) => e.NothingByUserAsync(http))
            .Says("Datasets by user, yesterday").Gives<UserCountAnswer>();
        api.Post<UsageProjectsEndpoint>(Root + "/projects", static (e, http) => e.FindAsync(http))
            .Says("Names of projects").Takes<UsageProjectsBody>().Gives<UsageProjectsAnswer>();
        api.Post<AnalyticsQueryEndpoint>(Queries, static (e, http) => e.RefuseAsync(http))
            .Says("Runs a query over all workspaces: not served here").TakesNothing().IsNotServed();
        api.Post<AnalyticsQueryEndpoint>(Queries + "/projects/{projectId}", static (e, http) => e.RefuseAsync(http))
            .Says("Runs a query over a project: not served here").TakesNothing().IsNotServed();
    }
}
