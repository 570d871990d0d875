using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Projects;

/// <summary>What happened in a project, of every kind that a feature reports, newest first.</summary>
internal sealed class ProjectActivityEndpoint(IProjects projects, IEnumerable<IProjectActivity> kinds)
{
    // Each kind gives what could stand on the page; a feed is read from its beginning, nobody pages further than this.
    private const int Deepest = 10_000;

    public async Task FindAsync(HttpContext http)
    {
        var (page, size) = http.QueryPage(maxSize: 100);
        var id = await projects.RequireAsync(http.Scope(), http.RouteId(), null, http.RequestAborted);
        var skipped = (page - 1L) * size;
        var wanted = (int)Math.Min(Deepest, skipped + size);
        var items = new List<ProjectActivityItem>();
        var total = 0L;
        foreach (var kind in kinds)
        {
            var (newest, all) = await kind.NewestAsync(http.Scope(), id, wanted, http.RequestAborted);
            items.AddRange(newest);
            total += all;
        }

        var content = items
            .OrderByDescending(item => item.CreatedAt)
            .ThenByDescending(item => item.Id)
            .Take(wanted)
            .Skip((int)Math.Min(Deepest, skipped))
            .ToList();
        await http.WriteDtoAsync(200, new PageAnswer<ProjectActivityItem>(page, content.Count, total, content, null));
    }
}
