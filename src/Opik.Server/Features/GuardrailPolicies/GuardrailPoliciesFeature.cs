using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting;
using Opik.Server.Hosting.Json;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.GuardrailPolicies;

/// <summary>Stored guardrail policies (7-current-client §e.2).</summary>
internal sealed class GuardrailPoliciesFeature : IFeature
{
    private const string Root = "/v1/private/guardrails/policies";

    public void AddServices(IServiceCollection services, ServerOptions options) => services.AddSingleton<GuardrailPolicyEndpoints>();

    public void Map(IEndpointRouteBuilder api)
    {
        api.Post<GuardrailPolicyEndpoints>(Root + "/retrieve", static (e, http) => e.RetrieveAsync(http))
            .Says("Policies by their names").Takes<RetrievalBody>().Gives<GuardrailPoliciesAnswer>();
        api.Post<GuardrailPolicyEndpoints>(Root + "/delete", static (e, http) => e.DeleteManyAsync(http))
            .Says("Deletes policies").Takes<IdsBody>().GivesNothing();
        api.Get<GuardrailPolicyEndpoints>(Root, static (e, http) => e.FindAsync(http))
            .Says("Guardrail policies").Gives<PageAnswer<GuardrailPolicyView>>()
            .Asks([.. Query.Page, Query.Name]);
        api.Post<GuardrailPolicyEndpoints>(Root, static (e, http) => e.CreateAsync(http))
            .Says("Makes a policy").Takes<GuardrailPolicyBody>().GivesCreated();
        api.Get<GuardrailPolicyEndpoints>(Root + "/{id}", static (e, http) => e.GetAsync(http))
            .Says("One policy").Gives<GuardrailPolicyView>();
        api.Put<GuardrailPolicyEndpoints>(Root + "/{id}", static (e, http) => e.ReplaceAsync(http))
            .Says("Replaces a policy").Takes<GuardrailPolicyBody>().GivesNothing();
        api.Delete<GuardrailPolicyEndpoints>(Root + "/{id}", static (e, http) => e.DeleteAsync(http))
            .Says("Deletes a policy").GivesNothing();
    }
}
