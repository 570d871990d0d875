using Opik.Server.Hosting;

namespace Opik.Server.Features.Prompts;

/// <summary>The prompt library.</summary>
internal sealed class PromptsFeature : IFeature
{
    public void AddServices(IServiceCollection services, ServerOptions options)
    {
    }

    public void Map(IEndpointRouteBuilder api)
    {
    }
}
