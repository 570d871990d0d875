using Opik.Contracts;
using Opik.Server.Features.Alerts.Configuring;
using Opik.Server.Features.LiveEvents;
using Opik.Storage;

namespace Opik.Server.Features.Alerts.Measuring;

/// <summary>
/// Tells alerts of conditions that are met: at once when one is met that was not, and again when a whole window, or the time that
/// the condition says, has passed since, not at every look.
/// </summary>
internal sealed class AlertEvaluation(
    IAlerts alerts, IAlertBuckets buckets, IAlertFirings firings, AlertMeasurement measurement, IProjects projects, IProjectStats projectStats, ListChanges changes, TimeProvider clock)
{
    /// <summary>Evaluates all alerts of a workspace.</summary>
    public async Task RunAsync(Guid workspaceId, CancellationToken cancellationToken)
    {
        var scope = new Scope(workspaceId, string.Empty);
        var open = new Dictionary<(Guid AlertId, string Part), AlertFiring>(await firings.FindOpenAsync(scope, cancellationToken));
        foreach (var alert in await alerts.FindEnabledAsync(workspaceId, cancellationToken))
        {
            foreach (var trigger in alert.Triggers.Where(static trigger => trigger.EventType.Threshold() is not null))
            {
                foreach (var group in AlertConditionGroup.Of(trigger))
                {
                    open.Remove((alert.Id, group.Part), out var firing);
                    await RunAsync(scope, alert, trigger, group, firing, cancellationToken);
                }
            }
        }

        // Their condition went, with a project for example: nobody else would end them.
        foreach (var (alertId, part) in open.Keys)
            await EndAsync(scope, alertId, part, cancellationToken);
    }

    private async Task RunAsync(Scope scope, Alert alert, AlertTrigger trigger, AlertConditionGroup group, AlertFiring? firing, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (await MeasureAsync(scope, alert, trigger, group, firing is not null, now, cancellationToken) is not { } values)
        {
            if (firing is not null)
                await EndAsync(scope, alert.Id, group.Part, cancellationToken);
            return;
        }

        if (firing is { ToldAt: var told } && now - told < group.Repeat && now >= told)
        {
            if (firing.Measured?.IsExceededBy(values[0]) != true)
                return;
            await firings.NoteValueAsync(scope, firing.Id, values[0], cancellationToken);
        }
        else
        {
            var named = alert.ProjectsOf(trigger) is { } ids ? await projects.GetManyAsync(scope, ids, cancellationToken) : [];
            var item = new AlertBucketItem(UuidV7.Create(clock).ToString("D"), string.Empty, MeasuredItem.Write(trigger.EventType, group, values, named));
            var first = group.Conditions[0];
            var measured = new AlertMeasured(values[0], first.Threshold, first.IsBelow, first.Score, first.Measure?.WireName());
            await buckets.AddAsync(scope, [new AlertEvent(alert.Id, trigger.EventType, [item]) { Part = group.Part, Measured = measured }], cancellationToken);
        }

        changes.Raise(scope.WorkspaceId, AlertsFeature.List);
    }

    private async Task EndAsync(Scope scope, Guid alertId, string part, CancellationToken cancellationToken)
    {
        await firings.EndAsync(scope, alertId, part, cancellationToken);
        changes.Raise(scope.WorkspaceId, AlertsFeature.List);
    }

    /// <summary>What was measured, one value for each condition; null when one is not met, or nothing was measured.</summary>
    private async Task<IReadOnlyList<decimal>?> MeasureAsync(Scope scope, Alert alert, AlertTrigger trigger, AlertConditionGroup group, bool goesOn, DateTime now, CancellationToken cancellationToken)
    {
        var values = new List<decimal>();
        foreach (var condition in group.Conditions)
        {
            var from = now - condition.Window;
            var covered = alert.ProjectsOf(trigger) ?? await ActiveAsync(scope, from, cancellationToken);
            var value = await measurement.MeasureAsync(scope, trigger.EventType, covered, condition, from, now, cancellationToken);
            if (value is not { } number || !condition.IsMetBy(number, goesOn))
                return null;
            values.Add(number);
        }

        return values;
    }

    // Where nothing was written since, nothing is to be measured.
    private async Task<IReadOnlyList<Guid>> ActiveAsync(Scope scope, DateTime from, CancellationToken cancellationToken) =>
        [.. (await projectStats.LastTraceTimesAsync(scope, cancellationToken)).Where(project => project.Value >= from).Select(static project => project.Key)];
}
