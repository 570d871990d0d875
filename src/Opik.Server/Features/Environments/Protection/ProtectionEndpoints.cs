using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Environments.Protection;

/// <summary>Protection of environments. Ours, see docs/api-extensions.md: the documented environment knows nothing of it.</summary>
internal sealed class ProtectionEndpoints(RequestBody body, IEnvironments environments, IEnvironmentProtections protections, ProtectingSuites suites)
{
    /// <summary>Those that are protected, by position.</summary>
    public async Task FindAsync(HttpContext http)
    {
        var views = new List<ProtectionView>();
        foreach (var protection in await protections.FindAsync(http.Scope(), http.RequestAborted))
            views.Add(await ViewAsync(http, protection));
        await http.WriteDtoAsync(200, new ContentAnswer<ProtectionView>(views));
    }

    public async Task GetAsync(HttpContext http) => await http.WriteDtoAsync(200, await ReadAsync(http, await RequireAsync(http)));

    public async Task SetAsync(HttpContext http)
    {
        var id = await RequireAsync(http);
        var request = await body.ReadDtoAsync<ProtectionBody>(http);
        request.Check();
        if (request.Protected != true)
        {
            await protections.RemoveAsync(http.Scope(), id, http.RequestAborted);
        }
        else
        {
            var protection = request.ToProtection(id);
            await suites.RequireAsync(http.Scope(), protection.SuiteIds, http.RequestAborted);
            await protections.SetAsync(http.Scope(), protection, http.RequestAborted);
        }

        await http.WriteDtoAsync(200, await ReadAsync(http, id));
    }

    private async Task<Guid> RequireAsync(HttpContext http)
    {
        var id = http.RouteId();
        _ = await environments.GetAsync(http.Scope(), id, http.RequestAborted) ?? throw ApiException.NotFound("Environment not found");
        return id;
    }

    private async Task<ProtectionView> ReadAsync(HttpContext http, Guid id) =>
        await protections.GetAsync(http.Scope(), id, http.RequestAborted) is { } stored ? await ViewAsync(http, stored) : ProtectionView.None(id);

    private async Task<ProtectionView> ViewAsync(HttpContext http, EnvironmentProtection protection) =>
        ProtectionView.Of(protection, await suites.FindAsync(http.Scope(), protection.SuiteIds, http.RequestAborted));
}
