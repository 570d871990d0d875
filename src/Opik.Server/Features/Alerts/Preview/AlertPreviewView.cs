namespace Opik.Server.Features.Alerts.Preview;

/// <summary>What a trigger would have told.</summary>
/// <param name="Conditions">Every threshold of the trigger, in its order; the first is the one whose other thresholds are told.</param>
/// <param name="Estimated">Whether numbers come from a sample.</param>
/// <param name="Firings">When the trigger would have held: all thresholds of one of its groups at once. The value is that of the group's first.</param>
/// <param name="TotalSeconds">How long in all.</param>
/// <param name="Others">How often with other thresholds of the first condition, one stricter and one less strict, everything else as it is.</param>
internal sealed record AlertPreviewView(
    IReadOnlyList<PastCondition> Conditions, bool Estimated, IReadOnlyList<PastFiring> Firings, double TotalSeconds, IReadOnlyList<OtherThreshold> Others);
