using Opik.Contracts;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Environments;

/// <summary>What was deployed in a project, for charts to draw in. Ours, see docs/api-extensions.md.</summary>
internal sealed class DeploymentEndpoint(IDeployments deployments, IProjects projects)
{
    private const int Most = 1000;

    public async Task FindAsync(HttpContext http)
    {
        var (from, to) = http.QueryTimeRange();
        var project = await projects.RequireAsync(http.Scope(), http.RouteId(), null, http.RequestAborted);
        var found = await deployments.FindAsync(http.Scope(), project, from, to, Most, http.RequestAborted);
        await http.WriteDtoAsync(200, new ContentAnswer<DeployedVersionView>([.. found.Select(DeployedVersionView.Of)]));
    }
}
