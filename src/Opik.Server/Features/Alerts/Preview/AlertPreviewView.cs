namespace Opik.Server.Features.Alerts.Preview;

/// <summary>What a condition would have told.</summary>
/// <param name="Unit">Unit of values and threshold.</param>
/// <param name="Start">The time of the first value.</param>
/// <param name="StepSeconds">From one value to the next.</param>
/// <param name="Values">What was measured over the window before each time, the farthest of the looks between; null: nothing.</param>
/// <param name="Estimated">Whether numbers come from a sample.</param>
/// <param name="Firings">When the condition would have held.</param>
/// <param name="TotalSeconds">How long in all.</param>
/// <param name="Others">How often with other thresholds, one stricter and one less strict.</param>
internal sealed record AlertPreviewView(
    string Unit, DateTime Start, double StepSeconds, IReadOnlyList<decimal?> Values, bool Estimated, IReadOnlyList<PastFiring> Firings, double TotalSeconds, IReadOnlyList<OtherThreshold> Others);
