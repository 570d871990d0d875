namespace Opik.Server.Features.Studio.Metrics;

/// <summary>What a metric says about an output.</summary>
/// <param name="Value">0 (wrong) to 1 (right).</param>
/// <param name="Reason">Why: what algorithms learn from.</param>
internal sealed record TrialScore(double Value, string Reason);
