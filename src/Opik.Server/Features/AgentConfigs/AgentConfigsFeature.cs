using Opik.Server.Hosting;

namespace Opik.Server.Features.AgentConfigs;

/// <summary>Agent configuration blueprints.</summary>
internal sealed class AgentConfigsFeature : IFeature
{
    public void AddServices(IServiceCollection services, ServerOptions options)
    {
    }

    public void Map(IEndpointRouteBuilder api)
    {
    }
}
