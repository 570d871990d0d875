using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.ProviderKeys;

/// <summary>Cost of this month by provider, and how the last use of each key went. Ours, see docs/api-extensions.md.</summary>
internal sealed class ProviderUsageEndpoint(IProviderKeys keys, IProviderCosts costs, ProviderKeyUses uses, IReportZones zones, TimeProvider clock)
{
    public async Task GetAsync(HttpContext http)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var from = ZoneTime.StartOfMonth(now, await zones.GetAsync(http.Scope().WorkspaceId, http.RequestAborted));
        var stored = await keys.FindAsync(http.Scope(), http.RequestAborted);
        var sums = await costs.SumAsync(http.Scope(), from, now, http.RequestAborted);
        await http.WriteDtoAsync(200, new ProviderUsageAnswer(
            from,
            now,
            sums.Estimated,
            [.. stored.Select(key => View(key, ProviderSpanNames.CostOf(key, stored, sums)))],
            [.. sums.Usd.Where(static one => one.Value > 0).OrderByDescending(static one => one.Value).Select(static one => new ProviderCostView(one.Key, one.Value))]));
    }

    private ProviderKeyUsageView View(ProviderKey key, double? cost)
    {
        // A key that was changed since is another one.
        var use = uses.Of(key.Id) is { } last && last.At >= key.LastUpdatedAt ? last : null;
        return new ProviderKeyUsageView(key.Id, cost, use?.State ?? ProviderKeyState.Unused, use?.At, use?.Since, use?.Error);
    }
}
