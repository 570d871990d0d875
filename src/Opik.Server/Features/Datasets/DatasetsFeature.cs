using Opik.Server.Hosting;

namespace Opik.Server.Features.Datasets;

/// <summary>Datasets, their versions and items.</summary>
internal sealed class DatasetsFeature : IFeature
{
    public void AddServices(IServiceCollection services, ServerOptions options)
    {
    }

    public void Map(IEndpointRouteBuilder api)
    {
    }
}
