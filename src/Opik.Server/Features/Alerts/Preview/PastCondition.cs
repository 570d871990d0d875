using Opik.Contracts;
using Opik.Server.Features.Alerts.Configuring;
using Opik.Server.Features.Alerts.Measuring;
using Opik.Storage;

namespace Opik.Server.Features.Alerts.Preview;

/// <summary>One threshold of a trigger over the past.</summary>
/// <param name="Group">Number of the group, in the order of the trigger: those of one must all be met, each group tells by itself.</param>
/// <param name="Score">Of scores: the name.</param>
/// <param name="Measure">What is measured; null: what the kind has always been.</param>
/// <param name="Threshold">The threshold.</param>
/// <param name="Below">Whether it is met below the threshold.</param>
/// <param name="Unit">Unit of values and threshold.</param>
/// <param name="Start">The time of the first value.</param>
/// <param name="StepSeconds">From one value to the next.</param>
/// <param name="Values">What was measured over the window before each time, the farthest of the looks between; null: nothing.</param>
/// <param name="Estimated">Whether numbers come from a sample.</param>
/// <param name="Firings">When it would have held by itself.</param>
internal sealed record PastCondition(
    int Group, string? Score, string? Measure, decimal Threshold, bool Below, string Unit, DateTime Start, double StepSeconds, IReadOnlyList<decimal?> Values, bool Estimated, IReadOnlyList<PastFiring> Firings)
{
    private const int MostValues = 336;

    /// <summary>A condition with what was measured for it.</summary>
    public static PastCondition Of(int group, AlertEventType type, AlertCondition condition, MeasuredSteps steps)
    {
        var each = Math.Max(1, (steps.Values.Count + MostValues - 1) / MostValues);
        var values = steps.Values.Chunk(each).Select(chunk => condition.IsBelow ? chunk.Min() : chunk.Max()).ToList();
        return new PastCondition(
            group, condition.Score, condition.Measure?.WireName(), condition.Threshold, condition.IsBelow, type.Unit(condition.Measure), steps.Start, (steps.Step * each).TotalSeconds, values, steps.IsEstimated, FiringsOf(condition, steps));
    }

    /// <summary>When a condition would have held by itself.</summary>
    public static IReadOnlyList<PastFiring> FiringsOf(AlertCondition condition, MeasuredSteps steps) => PastFiring.Of(steps, condition);
}
