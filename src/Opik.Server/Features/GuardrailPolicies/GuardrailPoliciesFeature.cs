using Opik.Server.Hosting;

namespace Opik.Server.Features.GuardrailPolicies;

/// <summary>Stored guardrail policies.</summary>
internal sealed class GuardrailPoliciesFeature : IFeature
{
    public void AddServices(IServiceCollection services, ServerOptions options)
    {
    }

    public void Map(IEndpointRouteBuilder api)
    {
    }
}
