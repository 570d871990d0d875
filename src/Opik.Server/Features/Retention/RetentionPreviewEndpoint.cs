using Opik.Contracts;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Retention;

/// <summary>How much the rules delete, before they do and before one is made. Ours, see docs/api-extensions.md.</summary>
internal sealed class RetentionPreviewEndpoint(
    IRetentionRules rules, IRetentionKinds kinds, IOldTraces traces, RetentionPreview preview, RetentionPlans plans, IReportZones zones, IProjects projects, TimeProvider clock)
{
    private const int MostProjects = 100_000;

    public async Task GetAsync(HttpContext http)
    {
        var (scope, now) = (http.Scope(), clock.GetUtcNow().UtcDateTime);
        var period = RetentionWords.Period(http.QueryText("retention"), "retention");
        var asked = With(await kinds.GetAsync(scope, http.RequestAborted), http, now);
        var plan = (await plans.FindAsync(http.RequestAborted)).FirstOrDefault(each => each.WorkspaceId == scope.WorkspaceId);
        var held = plan?.Projects ?? [];
        HashSet<Guid> changed = [];
        if (http.QueryId("project_id") is { } one)
            changed = [await projects.RequireAsync(scope, one, null, http.RequestAborted)];
        else if (period is not null)
            changed = await WithoutOwnAsync(scope, http.RequestAborted);
        if (period is { } given)
            held = [.. held.Where(each => !changed.Contains(each.ProjectId)), .. changed.Select(id => (id, New(scope, id, given, now)))];
        // A question about a rule is one about the projects that it would hold for.
        IReadOnlyList<(Guid, RetentionRule)> counted = changed.Count == 0 && period is null ? held : [.. held.Where(each => changed.Contains(each.ProjectId))];

        var next = plan?.NextRun is { } due && due < now ? now : RetentionNight.After(now, await zones.GetAsync(scope.WorkspaceId, http.RequestAborted));
        var (inDay, used) = await preview.CountAsync(scope, counted, asked, now.AddDays(1), http.RequestAborted);
        var (inRun, _) = await preview.CountAsync(scope, counted, asked, next, http.RequestAborted);
        var (older, before) = (0L, (DateTime?)null);
        if (period?.Length() is { } length)
        {
            before = now - length;
            foreach (var id in changed)
            {
                var past = await traces.CountAsync(scope, id, new RetentionReach(new RetentionRange(null, before.Value)), http.RequestAborted);
                (older, used) = (older + past.Traces, used + past.Used);
            }
        }

        await http.WriteDtoAsync(200, new RetentionPreviewView(period?.Name(), before, period is null ? counted.Count : changed.Count, older, inDay.Traces, used, inDay, inRun));
    }

    // A rule that is made now.
    private static RetentionRule New(Scope scope, Guid project, RetentionPeriod period, DateTime now) =>
        new() { Id = Guid.Empty, WorkspaceId = scope.WorkspaceId, Level = RetentionLevel.Project, ProjectId = project, Period = period, CreatedAt = now };

    private static RetentionKinds With(RetentionKinds kinds, HttpContext http, DateTime now) => new(
        Asked(http, "scored", RetentionKind.Scored, now, kinds.Scored), Asked(http, "attachments", RetentionKind.Attachments, now, kinds.Attachments));

    // "none" is the kind without a time of its own.
    private static RetentionKindRule? Asked(HttpContext http, string name, RetentionKind kind, DateTime now, RetentionKindRule? set) => http.QueryText(name) switch
    {
        null => set,
        "none" => null,
        var text => RetentionWords.Period(text, name) is { } period ? new RetentionKindRule(kind, period, false, now, null) : null,
    };

    // A rule of the workspace holds for the projects that have none of their own.
    private async Task<HashSet<Guid>> WithoutOwnAsync(Scope scope, CancellationToken cancellationToken)
    {
        var all = await projects.FindAsync(scope, null, 1, MostProjects, null, cancellationToken);
        var own = (await rules.FindAsync(scope, false, 1, MostProjects, cancellationToken)).Content.Select(static rule => rule.ProjectId).OfType<Guid>().ToHashSet();
        return [.. all.Content.Select(static each => each.Id).Where(id => !own.Contains(id))];
    }
}
