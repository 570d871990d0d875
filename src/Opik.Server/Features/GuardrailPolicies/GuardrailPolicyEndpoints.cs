using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.GuardrailPolicies;

/// <summary>Policies that clients fetch by name; the guards run in the client.</summary>
internal sealed class GuardrailPolicyEndpoints(RequestBody body, IGuardrailPolicies policies, TimeProvider clock)
{
    private const int MaxNames = 1000;

    /// <summary>The named policies and those that always apply. An unknown name is 404: a shorter list would weaken protection in silence.</summary>
    public async Task RetrieveAsync(HttpContext http)
    {
        var names = (await body.ReadDtoAsync<RetrievalBody>(http)).Names ?? throw ApiException.Invalid("names must not be null");
        if (names.Count > MaxNames || names.Any(string.IsNullOrWhiteSpace))
            throw ApiException.Invalid($"names must be at most {MaxNames} texts that are not blank");
        var found = await policies.RetrieveAsync(http.Scope(), [.. names.OfType<string>()], http.RequestAborted);
        if (names.FirstOrDefault(name => !found.Any(policy => string.Equals(policy.Name, name!.Trim(), StringComparison.OrdinalIgnoreCase))) is { } unknown)
            throw ApiException.NotFound($"Guardrail policy '{unknown}' not found");
        await http.WriteDtoAsync(200, new GuardrailPoliciesAnswer([.. found.Select(GuardrailPolicyView.Of)]));
    }

    public async Task FindAsync(HttpContext http)
    {
        var (page, size) = http.QueryPage();
        var found = await policies.FindAsync(http.Scope(), http.QueryText("name"), page, size, http.RequestAborted);
        await http.WriteDtoAsync(200, PageAnswer<GuardrailPolicyView>.Of(found, GuardrailPolicyView.Of, null));
    }

    public async Task CreateAsync(HttpContext http)
    {
        var request = await body.ReadDtoAsync<GuardrailPolicyBody>(http);
        var policy = request.ToPolicy(request.Id?.Version7("Guardrail policy") ?? UuidV7.Create(clock));
        await policies.CreateAsync(http.Scope(), policy, http.RequestAborted);
        await http.CreatedAsync(policy.Id);
    }

    public async Task GetAsync(HttpContext http) =>
        await http.WriteDtoAsync(200, GuardrailPolicyView.Of(await policies.GetAsync(http.Scope(), http.RouteId(), http.RequestAborted) ?? throw ApiException.NotFound("Guardrail policy not found")));

    public async Task ReplaceAsync(HttpContext http)
    {
        var id = http.RouteId();
        await policies.ReplaceAsync(http.Scope(), (await body.ReadDtoAsync<GuardrailPolicyBody>(http)).ToPolicy(id), http.RequestAborted);
        await http.NoContentAsync();
    }

    public async Task DeleteAsync(HttpContext http)
    {
        await policies.DeleteAsync(http.Scope(), [http.RouteId()], http.RequestAborted);
        await http.NoContentAsync();
    }

    public async Task DeleteManyAsync(HttpContext http)
    {
        var request = await body.ReadObjectAsync(http, IdsBody.Read);
        await policies.DeleteAsync(http.Scope(), request.Ids, http.RequestAborted);
        await http.NoContentAsync();
    }
}
