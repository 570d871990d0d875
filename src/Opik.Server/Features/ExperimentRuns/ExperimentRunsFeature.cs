using Opik.Server.Features.Jobs;
using Opik.Server.Hosting;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.ExperimentRuns;

/// <summary>Experiments that the server runs itself: prompts of the playground over a dataset.</summary>
internal sealed class ExperimentRunsFeature : IFeature
{
    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<RunRequests>();
        services.AddSingleton<RunEndpoint>();
        services.AddSingleton<SuiteJudge>();
        services.AddSingleton<RunUnits>();
        services.AddSingleton<CancelledExperiments>();
        services.AddSingleton<IJobHandler, RunJobHandler>();
    }

    public void Map(IEndpointRouteBuilder api) => api.Post<RunEndpoint>("/v1/private/experiments/execute", static (e, http) => e.ExecuteAsync(http))
            .Says("Runs prompts over a dataset: the experiments are made at once, a job fills them").Takes<RunBody>().Gives<RunStartedShape>(202);
}
