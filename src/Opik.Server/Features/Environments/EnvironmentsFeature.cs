using Opik.Server.Features.Environments.Gates;
using Opik.Server.Features.Environments.Protection;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting;
using Opik.Server.Hosting.Json;
using Opik.Server.OpenApi;
using Opik.Storage;

namespace Opik.Server.Features.Environments;

/// <summary>Environments of a workspace.</summary>
internal sealed class EnvironmentsFeature : IFeature
{
    private const string Root = "/v1/private/environments";

    public void AddServices(IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<EnvironmentEndpoints>();
        services.AddSingleton<DeploymentEndpoint>();
        services.AddSingleton<EnvironmentUsageEndpoint>();
        services.AddSingleton<ProtectingSuites>();
        services.AddSingleton<ProtectionEndpoints>();
        services.AddSingleton<SuiteRuns>();
        services.AddSingleton<DeploymentGates>();
        services.AddSingleton<DeploymentGuard>();
        services.AddSingleton<GatesEndpoint>();
        // Whoever deploys, by whichever route: both kinds of versions pass the same guard.
        services.Decorate<IPromptVersions>(static (provider, inner) => new GuardedPromptVersions(inner, provider.GetRequiredService<DeploymentGuard>()));
        services.Decorate<IAgentConfigs>(static (provider, inner) => new GuardedAgentConfigs(inner, provider.GetRequiredService<DeploymentGuard>()));
    }

    public void Map(IEndpointRouteBuilder api)
    {
        api.Get<EnvironmentEndpoints>(Root, static (e, http) => e.FindAsync(http))
            .Says("Environments").Gives<PageAnswer<EnvironmentView>>();
        api.Post<EnvironmentEndpoints>(Root, static (e, http) => e.CreateAsync(http))
            .Says("Makes an environment").Takes<EnvironmentBody>().GivesCreated();
        api.Post<EnvironmentEndpoints>(Root + "/delete", static (e, http) => e.DeleteAsync(http))
            .Says("Deletes environments").Takes<IdsBody>().GivesNothing();
        api.Get<EnvironmentUsageEndpoint>(Root + "/usage", static (e, http) => e.FindAsync(http))
            .Says("Traffic of the environments and the versions they use").Gives<EnvironmentUsageAnswer>()
            .Asks(Query.TimeRange);
        api.Get<ProtectionEndpoints>(Root + "/protection", static (e, http) => e.FindAsync(http))
            .Says("Environments that are protected").Gives<ContentAnswer<ProtectionView>>();
        api.Get<ProtectionEndpoints>(Root + "/{id}/protection", static (e, http) => e.GetAsync(http))
            .Says("What an environment asks for before it is given another version").Gives<ProtectionView>();
        api.Put<ProtectionEndpoints>(Root + "/{id}/protection", static (e, http) => e.SetAsync(http))
            .Says("Protects an environment, or ends that").Takes<ProtectionBody>().Gives<ProtectionView>();
        api.Get<GatesEndpoint>(Root + "/{id}/gates", static (e, http) => e.GetAsync(http))
            .Says("What the suites of an environment say about a version before it is deployed").Gives<GatesAnswer>()
            .Asks(Query.Id("prompt_version_id"), Query.Id("blueprint_id", "Instead of the version of a prompt."));
        api.Get<EnvironmentEndpoints>(Root + "/{id}", static (e, http) => e.GetAsync(http))
            .Says("One environment").Gives<EnvironmentView>();
        api.Patch<EnvironmentEndpoints>(Root + "/{id}", static (e, http) => e.UpdateAsync(http))
            .Says("Changes an environment").Takes<EnvironmentBody>().GivesNothing();
        api.Get<DeploymentEndpoint>("/v1/private/projects/{id}/deployments", static (e, http) => e.FindAsync(http))
            .Says("Which versions of prompts and of the agent's configuration environments were given").Gives<ContentAnswer<DeployedVersionView>>()
            .Asks(Query.TimeRange);
    }
}
