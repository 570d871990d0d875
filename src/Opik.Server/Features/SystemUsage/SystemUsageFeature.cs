using Opik.Server.Hosting;

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
        api.Get<SystemUsageEndpoints>(Root + "/workspace-trace-counts", static (e, http) => e.TraceCountsAsync(http));
        api.Get<SystemUsageEndpoints>(Root + "/workspace-span-counts", static (e, http) => e.SpanCountsAsync(http));
        api.Get<SystemUsageEndpoints>(Root + "/workspace-span-counts-breakdown", static (e, http) => e.SpanBreakdownAsync(http));
        api.Get<SystemUsageEndpoints>(Root + "/bi-traces", static (e, http) => e.TracesByUserAsync(http));
        api.Get<SystemUsageEndpoints>(Root + "/bi-spans", static (e, http) => e.SpansByUserAsync(http));
        // This server holds neither experiments nor datasets, so nobody made any.
        api.Get<SystemUsageEndpoints>(Root + "/bi-experiments", static (e, http) => e.NothingByUserAsync(http));
        api.Get<SystemUsageEndpoints>(Root + "/bi-datasets", static (e, http) => e.NothingByUserAsync(http));
        api.Post<UsageProjectsEndpoint>(Root + "/projects", static (e, http) => e.FindAsync(http));
        api.Post<AnalyticsQueryEndpoint>(Queries, static (e, http) => e.RefuseAsync(http));
        api.Post<AnalyticsQueryEndpoint>(Queries + "/projects/{projectId}", static (e, http) => e.RefuseAsync(http));
    }
}
