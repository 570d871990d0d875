using Opik.Server.Features.Jobs;
using Opik.Storage;

namespace Opik.Server.Features.Retention;

/// <summary>Deletes what the rules say is too old.</summary>
internal sealed class RetentionRun(
    IRetentionRules rules, IRetentionKinds kinds, IRetentionRuns runs, IOldTraces traces, IOldAttachments attachments, RetentionPlans plans, WriterPace pace, TimeProvider clock)
{
    /// <summary>
    /// Goes through all workspaces, or those that a night has come for. One that was cut off is simply begun again: what was
    /// deleted is not met any more.
    /// </summary>
    /// <param name="onlyDue">False: whatever the time.</param>
    /// <param name="cancellationToken">Ends the run between two pieces.</param>
    public async Task<RetentionOutcome> RunAsync(bool onlyDue, CancellationToken cancellationToken)
    {
        var outcome = default(RetentionOutcome);
        var begun = new HashSet<Guid>();
        var dropped = new HashSet<Guid>();
        foreach (var plan in await plans.FindAsync(cancellationToken))
        {
            var now = clock.GetUtcNow().UtcDateTime;
            if (onlyDue && plan.NextRun > now)
            {
                // A rule of all workspaces is through with the past when it is so in each.
                dropped.UnionWith(plan.Projects.Where(each => !(plan.LastRun > each.Rule.CreatedAt)).Select(static each => each.Rule.Id));
                continue;
            }

            var scope = new Scope(plan.WorkspaceId, "retention");
            foreach (var (project, rule) in plan.Projects)
            {
                if (!rule.CatchUpDone)
                    begun.Add(rule.Id);
                var (count, last) = await RunAsync(scope, project, cancellationToken);
                outcome = outcome with { Traces = outcome.Traces + count };
                if (last != rule.Id)
                    dropped.Add(rule.Id);
            }

            outcome = outcome with { Attachments = outcome.Attachments + await RemoveFilesAsync(scope, cancellationToken) };
            await runs.NoteAsync(plan.WorkspaceId, now, cancellationToken);
        }

        foreach (var rule in begun.Except(dropped))
            await rules.FinishCatchUpAsync(rule, cancellationToken);
        return outcome;
    }

    // The rule is looked up before every piece: a run may take hours, and people change their mind. Returns the last one.
    private async Task<(long Deleted, Guid? Rule)> RunAsync(Scope scope, Guid project, CancellationToken cancellationToken)
    {
        var deleted = 0L;
        RetentionRule? last = null;
        RetentionKindRule? lastScored = null;
        var cursor = default(RetentionCursor);
        await pace.RunAsync(
            async () =>
            {
                var rule = await rules.GetEffectiveAsync(scope, project, cancellationToken);
                var scored = (await kinds.GetAsync(scope, cancellationToken)).Scored;
                if (rule?.Id != last?.Id || scored != lastScored)
                    cursor = default;
                (last, lastScored) = (rule, scored);
                if (rule is null || RetentionReach.Of(rule, scored, clock.GetUtcNow().UtcDateTime) is not { } reach)
                    return false;
                var (count, next) = await traces.DeletePieceAsync(scope, project, reach, cursor, cancellationToken);
                deleted += count;
                cursor = next ?? default;
                return next is not null;
            },
            cancellationToken);
        return (deleted, last?.Id);
    }

    private async Task<long> RemoveFilesAsync(Scope scope, CancellationToken cancellationToken)
    {
        var removed = 0L;
        RetentionKindRule? last = null;
        AttachmentCursor? cursor = null;
        await pace.RunAsync(
            async () =>
            {
                var set = await kinds.GetAsync(scope, cancellationToken);
                if (set.Attachments != last)
                    cursor = null;
                last = set.Attachments;
                if (set.AttachmentsAt(clock.GetUtcNow().UtcDateTime) is not { } range)
                    return false;
                (var count, cursor) = await attachments.RemovePieceAsync(scope, range, cursor, cancellationToken);
                removed += count;
                return cursor is not null;
            },
            cancellationToken);
        return removed;
    }
}
