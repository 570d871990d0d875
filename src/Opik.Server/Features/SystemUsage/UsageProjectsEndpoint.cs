using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.SystemUsage;

/// <summary>Names of projects over all workspaces.</summary>
internal sealed class UsageProjectsEndpoint(RequestBody body, IProjectDirectory directory)
{
    public async Task FindAsync(HttpContext http)
    {
        http.RequireLocal();
        var request = await body.ReadDtoAsync<UsageProjectsBody>(http);
        request.Check();
        var workspaces = request.WorkspaceIds!.Select(id => Guid.TryParse(id, out var known) ? known : Guid.Empty).Where(id => id != Guid.Empty).ToList();
        var found = await directory.FindAsync(workspaces, request.ProjectIds, request.Name, request.Limit ?? 100, http.RequestAborted);
        await http.WriteDtoAsync(200, new UsageProjectsAnswer([.. found.Select(entry => new UsageProjectsAnswer.NamedProject(entry.WorkspaceId, entry.ProjectId, entry.Name))]));
    }
}
