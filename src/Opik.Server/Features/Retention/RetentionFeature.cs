using Opik.Server.Hosting;

namespace Opik.Server.Features.Retention;

/// <summary>Retention rules and the deletion they ask for.</summary>
internal sealed class RetentionFeature : IFeature
{
    public void AddServices(IServiceCollection services, ServerOptions options)
    {
    }

    public void Map(IEndpointRouteBuilder api)
    {
    }
}
