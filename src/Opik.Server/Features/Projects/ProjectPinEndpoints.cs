using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Projects;

/// <summary>Projects that a workspace keeps at hand. Ours, see docs/api-extensions.md.</summary>
internal sealed class ProjectPinEndpoints(IProjectPins pins, IProjects projects)
{
    public async Task FindAsync(HttpContext http)
    {
        var ids = await pins.FindAsync(http.Scope(), http.RequestAborted);
        var found = (await projects.GetManyAsync(http.Scope(), ids, http.RequestAborted)).ToDictionary(project => project.Id);
        await http.WriteDtoAsync(200, new ContentAnswer<ProjectView>([.. ids.Where(found.ContainsKey).Select(id => ProjectView.Of(found[id], null))]));
    }

    public async Task PinAsync(HttpContext http)
    {
        await pins.PinAsync(http.Scope(), http.RouteId(), http.RequestAborted);
        await http.NoContentAsync();
    }

    public async Task UnpinAsync(HttpContext http)
    {
        await pins.UnpinAsync(http.Scope(), http.RouteId(), http.RequestAborted);
        await http.NoContentAsync();
    }
}
