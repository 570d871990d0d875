using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Experiments.Uses;

/// <summary>Where an item of a dataset is used. Ours, see docs/api-extensions.md.</summary>
internal sealed class ItemUsesEndpoint(IItemUses uses)
{
    public async Task GetAsync(HttpContext http) =>
        await http.WriteDtoAsync(200, ItemUsesView.Of(await uses.FindAsync(http.Scope(), http.RouteId(), http.RouteId("itemId"), http.RequestAborted)));
}
