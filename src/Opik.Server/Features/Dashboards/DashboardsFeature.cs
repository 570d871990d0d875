using Opik.Server.Hosting;

namespace Opik.Server.Features.Dashboards;

/// <summary>Dashboards and insights views.</summary>
internal sealed class DashboardsFeature : IFeature
{
    public void AddServices(IServiceCollection services, ServerOptions options)
    {
    }

    public void Map(IEndpointRouteBuilder api)
    {
    }
}
