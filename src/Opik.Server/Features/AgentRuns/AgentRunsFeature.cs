using Opik.Server.Features.Jobs;
using Opik.Server.Hosting;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.AgentRuns;

/// <summary>Connected agents over test suites: an extension of ours (docs/api-extensions.md).</summary>
internal sealed class AgentRunsFeature : IFeature
{
    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<AgentRunRequests>();
        services.AddSingleton<AgentRunEndpoint>();
        services.AddSingleton<AgentCalls>();
        services.AddSingleton<AgentResults>();
        services.AddSingleton<IJobHandler, AgentRunJob>();
    }

    public void Map(IEndpointRouteBuilder api) => api.Post<AgentRunEndpoint>("/v1/private/local-runners/suite-runs", static (e, http) => e.StartAsync(http))
            .Says("Runs a connected agent over a test suite: the experiment is made at once, a job fills it").Takes<AgentRunBody>().Gives<AgentRunAnswer>(202);
}
