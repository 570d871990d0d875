using Opik.Server.Hosting;

namespace Opik.Server.Features.Runners;

/// <summary>Local runners and pairing.</summary>
internal sealed class RunnersFeature : IFeature
{
    public void AddServices(IServiceCollection services, ServerOptions options)
    {
    }

    public void Map(IEndpointRouteBuilder api)
    {
    }
}
