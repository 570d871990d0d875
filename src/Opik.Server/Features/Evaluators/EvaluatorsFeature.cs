using Opik.Server.Hosting;

namespace Opik.Server.Features.Evaluators;

/// <summary>Online rules, their logs, and manual evaluation.</summary>
internal sealed class EvaluatorsFeature : IFeature
{
    public void AddServices(IServiceCollection services, ServerOptions options)
    {
    }

    public void Map(IEndpointRouteBuilder api)
    {
    }
}
