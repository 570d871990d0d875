using Opik.Server.Hosting;

namespace Opik.Server.Features.Alerts;

/// <summary>Alerts.</summary>
internal sealed class AlertsFeature : IFeature
{
    public void AddServices(IServiceCollection services, ServerOptions options)
    {
    }

    public void Map(IEndpointRouteBuilder api)
    {
    }
}
