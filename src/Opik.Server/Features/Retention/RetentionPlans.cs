using Opik.Storage;

namespace Opik.Server.Features.Retention;

/// <summary>What the rules of the server ask for, by workspace, and when.</summary>
internal sealed class RetentionPlans(IRetentionRules rules, IRetentionKinds kinds, IRetentionRuns runs, IReportZones zones)
{
    /// <summary>All workspaces that a rule or a time of files holds for.</summary>
    public async Task<IReadOnlyList<RetentionPlan>> FindAsync(CancellationToken cancellationToken)
    {
        var held = (await rules.GetEffectiveAsync(cancellationToken)).ToLookup(static each => each.WorkspaceId, static each => (each.ProjectId, each.Rule));
        var files = await kinds.GetAttachmentWorkspacesAsync(cancellationToken);
        if (held.Count == 0 && files.Count == 0)
            return [];
        var ends = await runs.GetAsync(cancellationToken);
        var plans = new List<RetentionPlan>();
        foreach (var workspace in held.Select(static group => group.Key).Union(files.Keys))
        {
            IReadOnlyList<(Guid, RetentionRule Rule)> projects = [.. held[workspace]];
            // A rule of before the first run was counted: it begins with the night after it was made.
            var since = projects.Select(static each => each.Rule.CreatedAt).Concat(files.TryGetValue(workspace, out var set) ? [set] : []).Min();
            DateTime? last = ends.TryGetValue(workspace, out var run) ? run : null;
            plans.Add(new RetentionPlan(workspace, projects, last, RetentionNight.After(last ?? since, await zones.GetAsync(workspace, cancellationToken))));
        }

        return plans;
    }
}
