using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Environments;

/// <summary>Traffic of the environments and the versions they use. Ours, see docs/api-extensions.md.</summary>
internal sealed class EnvironmentUsageEndpoint(IEnvironments environments, IEnvironmentTraffic traffic, IDeployments deployments, TimeProvider clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    public async Task FindAsync(HttpContext http)
    {
        var (from, to) = http.QueryTimeRange();
        var end = to ?? clock.GetUtcNow().UtcDateTime;
        var start = from ?? end.AddDays(-1);
        if (start >= end)
            throw ApiException.BadRequest("Parameter 'from_time' must be before 'to_time'");
        if (end - start > Longest)
            throw ApiException.BadRequest("The range is a year at most");
        var known = await environments.FindAsync(http.Scope(), http.RequestAborted);
        var counted = await traffic.CountAsync(http.Scope(), start, end, http.RequestAborted);
        var current = new Dictionary<string, EnvironmentDeployment>(StringComparer.OrdinalIgnoreCase);
        foreach (var one in await deployments.CurrentAsync(http.Scope(), http.RequestAborted))
            current[one.Latest.Environment] = one;
        await http.WriteDtoAsync(200, new EnvironmentUsageAnswer(
            start, end, counted.Estimated, [.. known.Select(environment => EnvironmentUsageView.Of(environment, counted, current.GetValueOrDefault(environment.Name)))]));
    }
}
