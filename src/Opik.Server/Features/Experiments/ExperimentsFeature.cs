using Opik.Server.Hosting;

namespace Opik.Server.Features.Experiments;

/// <summary>Experiments, their items and their comparison.</summary>
internal sealed class ExperimentsFeature : IFeature
{
    public void AddServices(IServiceCollection services, ServerOptions options)
    {
    }

    public void Map(IEndpointRouteBuilder api)
    {
    }
}
