using Opik.Server.Features.Alerts.Measuring;

namespace Opik.Server.Features.Alerts.Preview;

/// <summary>A time in which a condition would have held.</summary>
internal sealed record PastFiring(DateTime BeganAt, DateTime EndedAt, decimal Value)
{
    /// <summary>Looks one after the other that meet a condition are one firing; where nothing was measured nothing is met.</summary>
    public static IReadOnlyList<PastFiring> Of(MeasuredSteps steps, AlertCondition condition)
    {
        var found = new List<PastFiring>();
        for (var index = 0; index < steps.Values.Count; index++)
        {
            var (at, next) = (steps.At(index), steps.At(index + 1));
            var goesOn = found.Count > 0 && found[^1].EndedAt == at;
            if (steps.Values[index] is not { } value || !condition.IsMetBy(value, goesOn))
                continue;
            if (goesOn)
                found[^1] = found[^1] with { EndedAt = next, Value = condition.IsBelow ? Math.Min(found[^1].Value, value) : Math.Max(found[^1].Value, value) };
            else
                found.Add(new PastFiring(at, next, value));
        }

        return found;
    }
}
