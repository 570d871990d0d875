namespace Opik.Server.Features.Alerts.Preview;

/// <summary>What a condition would have seen, at equal steps.</summary>
/// <param name="Start">The time of the first look.</param>
/// <param name="Step">From one look to the next.</param>
/// <param name="Values">What was seen at each look; null: nothing was measured.</param>
/// <param name="IsEstimated">Whether numbers come from a sample.</param>
internal sealed record MeasuredSteps(DateTime Start, TimeSpan Step, IReadOnlyList<decimal?> Values, bool IsEstimated)
{
    /// <summary>When a look was.</summary>
    public DateTime At(int index) => Start + (Step * index);
}
