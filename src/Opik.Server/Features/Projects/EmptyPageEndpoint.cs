using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Projects;

/// <summary>
/// Lists of a project whose resources this server does not hold: alerts.
/// There can be none, so every page is empty. Each resource takes over its own route when it arrives.
/// </summary>
internal sealed class EmptyPageEndpoint(IProjects projects)
{
    public async Task FindAsync(HttpContext http)
    {
        var (page, _) = http.QueryPage();
        await projects.RequireAsync(http.Scope(), http.RouteId(), null, http.RequestAborted);
        await http.WriteDtoAsync(200, new PageAnswer<object>(page, 0, 0, [], []));
    }
}
