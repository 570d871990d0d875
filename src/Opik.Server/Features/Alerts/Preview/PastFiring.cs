namespace Opik.Server.Features.Alerts.Preview;

/// <summary>A time in which a condition would have held.</summary>
internal sealed record PastFiring(DateTime BeganAt, DateTime EndedAt, decimal Value)
{
    /// <summary>Looks one after the other that meet a condition are one firing; where nothing was measured nothing is met.</summary>
    public static IReadOnlyList<PastFiring> Of(MeasuredSteps steps, Func<decimal, bool> isMet, bool isBelow)
    {
        var found = new List<PastFiring>();
        for (var index = 0; index < steps.Values.Count; index++)
        {
            if (steps.Values[index] is not { } value || !isMet(value))
                continue;
            var (at, next) = (steps.At(index), steps.At(index + 1));
            if (found.Count > 0 && found[^1].EndedAt == at)
                found[^1] = found[^1] with { EndedAt = next, Value = isBelow ? Math.Min(found[^1].Value, value) : Math.Max(found[^1].Value, value) };
            else
                found.Add(new PastFiring(at, next, value));
        }

        return found;
    }
}
