using Opik.Server.Hosting;

namespace Opik.Server.Features.ProviderKeys;

/// <summary>Keys of model providers.</summary>
internal sealed class ProviderKeysFeature : IFeature
{
    public void AddServices(IServiceCollection services, ServerOptions options)
    {
    }

    public void Map(IEndpointRouteBuilder api)
    {
    }
}
