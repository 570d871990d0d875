using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Retention;

/// <summary>How much a rule would delete, before it is made. Ours, see docs/api-extensions.md.</summary>
internal sealed class RetentionPreviewEndpoint(IRetentionRules rules, IOldTraces traces, IProjects projects, TimeProvider clock)
{
    private const int MostProjects = 100_000;

    public async Task GetAsync(HttpContext http)
    {
        var period = RetentionPeriods.Parse(http.QueryText("retention") ?? string.Empty)
            ?? throw ApiException.BadRequest("retention must be one of [short_14d, base_60d, extended_400d, unlimited]");
        var held = await ProjectsAsync(http, http.QueryId("project_id"));
        if (period.Length() is not { } length)
        {
            await http.WriteDtoAsync(200, new RetentionPreviewView(period.Name(), null, held.Count, 0, 0, 0));
            return;
        }

        var before = clock.GetUtcNow().UtcDateTime - length;
        var (older, used) = await traces.CountAsync(http.Scope(), held, null, before, http.RequestAborted);
        var (nextDay, usedNext) = await traces.CountAsync(http.Scope(), held, before, before.AddDays(1), http.RequestAborted);
        await http.WriteDtoAsync(200, new RetentionPreviewView(period.Name(), before, held.Count, older, nextDay, used + usedNext));
    }

    // A rule of the workspace holds for the projects that have none of their own.
    private async Task<IReadOnlyList<Guid>> ProjectsAsync(HttpContext http, Guid? project)
    {
        var scope = http.Scope();
        if (project is { } one)
            return [await projects.RequireAsync(scope, one, null, http.RequestAborted)];
        var all = await projects.FindAsync(scope, null, 1, MostProjects, null, http.RequestAborted);
        var own = (await rules.FindAsync(scope, false, 1, MostProjects, http.RequestAborted)).Content.Select(static rule => rule.ProjectId).OfType<Guid>().ToHashSet();
        return [.. all.Content.Select(static each => each.Id).Where(id => !own.Contains(id))];
    }
}
