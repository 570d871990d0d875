using Opik.Server.Features.Jobs;
using Opik.Storage;

namespace Opik.Server.Features.Retention;

/// <summary>Deletes what the rules say is too old.</summary>
internal sealed class RetentionRun(IRetentionRules rules, IOldTraces traces, WriterPace pace, TimeProvider clock)
{
    /// <summary>
    /// Goes through all projects; returns the number of deleted traces. One that was cut off is simply begun again: what was
    /// deleted is not met any more.
    /// </summary>
    public async Task<long> RunAsync(CancellationToken cancellationToken)
    {
        var deleted = 0L;
        var begun = new HashSet<Guid>();
        var dropped = new HashSet<Guid>();
        foreach (var (workspace, project, rule) in await rules.GetEffectiveAsync(cancellationToken))
        {
            if (!rule.CatchUpDone)
                begun.Add(rule.Id);
            var (count, last) = await RunAsync(new Scope(workspace, "retention"), project, cancellationToken);
            deleted += count;
            if (last != rule.Id)
                dropped.Add(rule.Id);
        }

        foreach (var rule in begun.Except(dropped))
            await rules.FinishCatchUpAsync(rule, cancellationToken);
        return deleted;
    }

    // The rule is looked up before every piece: a run may take hours, and people change their mind. Returns the last one.
    private async Task<(long Deleted, Guid? Rule)> RunAsync(Scope scope, Guid project, CancellationToken cancellationToken)
    {
        var deleted = 0L;
        RetentionRule? last = null;
        var cursor = default(RetentionCursor);
        await pace.RunAsync(
            async () =>
            {
                var rule = await rules.GetEffectiveAsync(scope, project, cancellationToken);
                if (rule?.Id != last?.Id)
                    cursor = default;
                last = rule;
                if (rule?.Period.Length() is not { } length)
                    return false;
                // What was too old already when the rule was made stays, unless it is to apply to the past.
                DateTime? from = rule.ApplyToPast ? null : rule.CreatedAt - length;
                var (count, next) = await traces.DeletePieceAsync(scope, project, from, clock.GetUtcNow().UtcDateTime - length, cursor, cancellationToken);
                deleted += count;
                cursor = next ?? default;
                return next is not null;
            },
            cancellationToken);
        return (deleted, last?.Id);
    }
}
