using Opik.Server.Hosting;

namespace Opik.Server.Features.HostedOnly;

/// <summary>Reports, agent insights and assistant state, answered as by a self-hosted server without them.</summary>
internal sealed class HostedOnlyFeature : IFeature
{
    public void AddServices(IServiceCollection services, ServerOptions options)
    {
    }

    public void Map(IEndpointRouteBuilder api)
    {
    }
}
