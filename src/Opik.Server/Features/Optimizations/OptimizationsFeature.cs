using Opik.Server.Hosting;

namespace Opik.Server.Features.Optimizations;

/// <summary>Optimizations.</summary>
internal sealed class OptimizationsFeature : IFeature
{
    public void AddServices(IServiceCollection services, ServerOptions options)
    {
    }

    public void Map(IEndpointRouteBuilder api)
    {
    }
}
