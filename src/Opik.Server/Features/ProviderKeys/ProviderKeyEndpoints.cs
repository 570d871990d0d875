using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.ProviderKeys;

/// <summary>Keys of model providers: written in clear, read masked.</summary>
internal sealed class ProviderKeyEndpoints(RequestBody body, IProviderKeys keys, ProviderSecrets secrets, TimeProvider clock)
{
    /// <summary>All in one page.</summary>
    public async Task FindAsync(HttpContext http)
    {
        var scope = http.Scope();
        var found = await keys.FindAsync(scope, http.RequestAborted);
        await http.WriteDtoAsync(200, new PageAnswer<ProviderKeyView>(1, found.Count, found.Count, [.. found.Select(key => ProviderKeyView.Of(key, secrets, scope))], null));
    }

    public async Task CreateAsync(HttpContext http)
    {
        var scope = http.Scope();
        var key = (await body.ReadDtoAsync<ProviderKeyBody>(http)).ToKey(UuidV7.Create(clock), secrets, scope);
        await keys.CreateAsync(scope, key, http.RequestAborted);
        await http.CreatedAsync(key.Id);
    }

    public async Task GetAsync(HttpContext http)
    {
        var scope = http.Scope();
        var key = await keys.GetAsync(scope, http.RouteId(), http.RequestAborted) ?? throw ApiException.NotFound("Provider key not found");
        await http.WriteDtoAsync(200, ProviderKeyView.Of(key, secrets, scope));
    }

    public async Task UpdateAsync(HttpContext http)
    {
        var (scope, id) = (http.Scope(), http.RouteId());
        var request = await body.ReadDtoAsync<ProviderKeyBody>(http);
        await keys.UpdateAsync(scope, id, key => request.Change(key, secrets, scope), http.RequestAborted);
        await http.NoContentAsync();
    }

    public async Task DeleteAsync(HttpContext http)
    {
        var request = await body.ReadObjectAsync(http, IdsBody.Read);
        await keys.DeleteAsync(http.Scope(), request.Ids, http.RequestAborted);
        await http.NoContentAsync();
    }
}
