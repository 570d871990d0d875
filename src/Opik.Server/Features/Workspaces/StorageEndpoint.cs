using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Workspaces;

/// <summary>How much room the data of a workspace take. Ours, see docs/api-extensions.md.</summary>
internal sealed class StorageEndpoint(IEnumerable<IStorageUse> stores, TimeProvider clock)
{
    public async Task GetAsync(HttpContext http)
    {
        var since = clock.GetUtcNow().UtcDateTime.AddDays(-1);
        var parts = await Task.WhenAll(stores.Select(store => store.MeasureAsync(http.Scope(), since, http.RequestAborted)));
        await http.WriteDtoAsync(200, StorageView.Of(parts));
    }
}
