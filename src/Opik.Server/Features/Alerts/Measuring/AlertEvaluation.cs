using Opik.Contracts;
using Opik.Server.Features.Alerts.Configuring;
using Opik.Storage;

namespace Opik.Server.Features.Alerts.Measuring;

/// <summary>
/// Tells alerts of conditions that are met: at once when one is met that was not, and again when a whole window has passed
/// since, not at every look.
/// </summary>
internal sealed class AlertEvaluation(IAlerts alerts, IAlertBuckets buckets, AlertMeasurement measurement, IProjects projects, IProjectStats projectStats, TimeProvider clock)
{
    /// <summary>Evaluates all alerts of a workspace.</summary>
    public async Task RunAsync(Guid workspaceId, CancellationToken cancellationToken)
    {
        var scope = new Scope(workspaceId, string.Empty);
        var firings = await buckets.GetFiringsAsync(scope, cancellationToken);
        foreach (var alert in await alerts.FindEnabledAsync(workspaceId, cancellationToken))
        {
            foreach (var trigger in alert.Triggers.Where(static trigger => trigger.EventType.Threshold() is not null))
            {
                foreach (var group in AlertConditionGroup.Of(trigger))
                    await RunAsync(scope, alert, trigger, group, firings.TryGetValue((alert.Id, group.Part), out var at) ? at : null, cancellationToken);
            }
        }
    }

    private async Task RunAsync(Scope scope, Alert alert, AlertTrigger trigger, AlertConditionGroup group, DateTime? told, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var window = group.Conditions.Max(static condition => condition.Window);
        if (told is { } at && now - at < window && now >= at)
        {
            // Whether it still holds decides whether the next time is a new one.
            if (await MeasureAsync(scope, alert, trigger, group, now, cancellationToken) is null)
                await buckets.ClearFiringAsync(scope, alert.Id, group.Part, cancellationToken);
            return;
        }

        if (await MeasureAsync(scope, alert, trigger, group, now, cancellationToken) is { } values)
        {
            var named = alert.ProjectsOf(trigger) is { } ids ? await projects.GetManyAsync(scope, ids, cancellationToken) : [];
            var item = new AlertBucketItem(UuidV7.Create(clock).ToString("D"), string.Empty, MeasuredItem.Write(trigger.EventType, group, values, named));
            await buckets.AddAsync(scope, [new AlertEvent(alert.Id, trigger.EventType, [item]) { Part = group.Part }], cancellationToken);
        }
        else if (told is not null)
        {
            await buckets.ClearFiringAsync(scope, alert.Id, group.Part, cancellationToken);
        }
    }

    /// <summary>What was measured, one value for each condition; null when one is not met, or nothing was measured.</summary>
    private async Task<IReadOnlyList<decimal>?> MeasureAsync(Scope scope, Alert alert, AlertTrigger trigger, AlertConditionGroup group, DateTime now, CancellationToken cancellationToken)
    {
        var values = new List<decimal>();
        foreach (var condition in group.Conditions)
        {
            var from = now - condition.Window;
            var covered = alert.ProjectsOf(trigger) ?? await ActiveAsync(scope, from, cancellationToken);
            var value = await measurement.MeasureAsync(scope, trigger.EventType, covered, condition.Score, from, now, cancellationToken);
            if (value is not { } number || !condition.IsMetBy(number))
                return null;
            values.Add(number);
        }

        return values;
    }

    // Where nothing was written since, nothing is to be measured.
    private async Task<IReadOnlyList<Guid>> ActiveAsync(Scope scope, DateTime from, CancellationToken cancellationToken) =>
        [.. (await projectStats.LastTraceTimesAsync(scope, cancellationToken)).Where(project => project.Value >= from).Select(static project => project.Key)];
}
