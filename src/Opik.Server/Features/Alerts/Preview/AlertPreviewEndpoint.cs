using Opik.Server.Features.Alerts.Configuring;
using Opik.Server.Features.Alerts.Measuring;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Alerts.Preview;

/// <summary>What a condition, which need not be stored, would have told of.</summary>
internal sealed class AlertPreviewEndpoint(RequestBody body, IProjects projects, AlertHistory history, TimeProvider clock)
{
    private const int UsualDays = 7;
    private const int MostDays = 30;
    private const int MostValues = 336;

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
        if (trigger.EventType.Threshold() is null || AlertConditionGroup.Of(trigger).FirstOrDefault()?.Conditions[0] is not { } condition)
            throw ApiException.Invalid("trigger must have a threshold");
        var now = clock.GetUtcNow().UtcDateTime;
        var steps = await history.MeasureAsync(scope, trigger.EventType, condition, trigger.ProjectIds ?? [project], now.AddDays(-days), now, http.RequestAborted);
        await http.WriteDtoAsync(200, View(trigger.EventType, condition, steps));
    }

    private static AlertPreviewView View(AlertEventType type, AlertCondition condition, MeasuredSteps steps)
    {
        var firings = PastFiring.Of(steps, condition.IsMetBy, condition.IsBelow);
        var others = OtherThreshold.Near(condition.Threshold)
            .Select(other => new OtherThreshold(other, PastFiring.Of(steps, (condition with { Threshold = other }).IsMetBy, condition.IsBelow).Count));
        var each = Math.Max(1, (steps.Values.Count + MostValues - 1) / MostValues);
        var values = steps.Values.Chunk(each).Select(chunk => condition.IsBelow ? chunk.Min() : chunk.Max()).ToList();
        return new AlertPreviewView(
            type.Unit(condition.Measure), steps.Start, (steps.Step * each).TotalSeconds, values, steps.IsEstimated, firings, firings.Sum(static firing => (firing.EndedAt - firing.BeganAt).TotalSeconds), [.. others]);
    }
}
