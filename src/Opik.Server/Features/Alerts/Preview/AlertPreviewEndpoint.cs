using Opik.Server.Features.Alerts.Configuring;
using Opik.Server.Features.Alerts.Measuring;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Alerts.Preview;

/// <summary>What a trigger, which need not be stored, would have told of.</summary>
internal sealed class AlertPreviewEndpoint(RequestBody body, IProjects projects, AlertHistory history, TimeProvider clock)
{
    private const int UsualDays = 7;
    private const int MostDays = 30;

    // Each is measured by itself, a second or two of work.
    private const int MostConditions = 10;

    public async Task PreviewAsync(HttpContext http)
    {
        var scope = http.Scope();
        var read = await body.ReadDtoAsync<AlertPreviewBody>(http);
        var project = await projects.RequireAsync(scope, http.RouteId(), null, http.RequestAborted);
        AlertRules.Check(read.Trigger);
        var days = read.Days ?? UsualDays;
        if (days is < 1 or > MostDays)
            throw ApiException.Invalid($"days must be between 1 and {MostDays}");
        var trigger = read.Trigger!.ToTrigger(clock);
        var groups = trigger.EventType.Threshold() is null ? [] : AlertConditionGroup.Of(trigger).ToList();
        if (groups.Count == 0)
            throw ApiException.Invalid("trigger must have a threshold");
        if (groups.Sum(static group => group.Conditions.Count) > MostConditions)
            throw ApiException.Invalid($"trigger must have at most {MostConditions} thresholds to be measured");
        var now = clock.GetUtcNow().UtcDateTime;
        var measured = await history.MeasureAsync(scope, trigger.EventType, groups, trigger.ProjectIds ?? [project], now.AddDays(-days), now, http.RequestAborted);
        await http.WriteDtoAsync(200, View(trigger.EventType, groups, measured));
    }

    private static AlertPreviewView View(AlertEventType type, IReadOnlyList<AlertConditionGroup> groups, IReadOnlyList<IReadOnlyList<MeasuredSteps>> measured)
    {
        var conditions = groups.SelectMany((group, index) => group.Conditions.Select((condition, place) => PastCondition.Of(index, type, condition, measured[index][place]))).ToList();
        var firings = Told(groups, measured, null);
        var others = OtherThreshold.Near(groups[0].Conditions[0].Threshold).Select(other => new OtherThreshold(other, Told(groups, measured, other).Count));
        return new AlertPreviewView(
            conditions, conditions.Exists(static condition => condition.Estimated), firings, firings.Sum(static firing => (firing.EndedAt - firing.BeganAt).TotalSeconds), [.. others]);
    }

    // All of a group at once, any of the groups; perhaps with another threshold of the very first condition.
    private static IReadOnlyList<PastFiring> Told(IReadOnlyList<AlertConditionGroup> groups, IReadOnlyList<IReadOnlyList<MeasuredSteps>> measured, decimal? first) =>
        PastFirings.Or(groups.Select((group, index) => group.Conditions
            .Select((condition, place) => PastCondition.FiringsOf(index == 0 && place == 0 && first is { } other ? condition with { Threshold = other, EndThreshold = null } : condition, measured[index][place]))
            .Aggregate(PastFirings.And)));
}
