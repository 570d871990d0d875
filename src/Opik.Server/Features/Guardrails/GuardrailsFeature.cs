using Opik.Server.Hosting;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.Guardrails;

/// <summary>Results of guardrails.</summary>
internal sealed class GuardrailsFeature : IFeature
{
    public void AddServices(IServiceCollection services, ServerOptions options) => services.AddSingleton<GuardrailEndpoints>();

    public void Map(IEndpointRouteBuilder api) =>
        api.Post<GuardrailEndpoints>("/v1/private/guardrails", static (e, http) => e.AddAsync(http))
            .Says("Stores results of guardrails").Takes<GuardrailBatchBody>().GivesNothing();
}
