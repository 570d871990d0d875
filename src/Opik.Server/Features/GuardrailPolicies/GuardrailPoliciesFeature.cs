using Opik.Server.Hosting;

namespace Opik.Server.Features.GuardrailPolicies;

/// <summary>Stored guardrail policies (7-current-client §e.2).</summary>
internal sealed class GuardrailPoliciesFeature : IFeature
{
    private const string Root = "/v1/private/guardrails/policies";

    public void AddServices(IServiceCollection services, ServerOptions options) => services.AddSingleton<GuardrailPolicyEndpoints>();

    public void Map(IEndpointRouteBuilder api)
    {
        api.Post<GuardrailPolicyEndpoints>(Root + "/retrieve", static (e, http) => e.RetrieveAsync(http));
        api.Post<GuardrailPolicyEndpoints>(Root + "/delete", static (e, http) => e.DeleteManyAsync(http));
        api.Get<GuardrailPolicyEndpoints>(Root, static (e, http) => e.FindAsync(http));
        api.Post<GuardrailPolicyEndpoints>(Root, static (e, http) => e.CreateAsync(http));
        api.Get<GuardrailPolicyEndpoints>(Root + "/{id}", static (e, http) => e.GetAsync(http));
        api.Put<GuardrailPolicyEndpoints>(Root + "/{id}", static (e, http) => e.ReplaceAsync(http));
        api.Delete<GuardrailPolicyEndpoints>(Root + "/{id}", static (e, http) => e.DeleteAsync(http));
    }
}
