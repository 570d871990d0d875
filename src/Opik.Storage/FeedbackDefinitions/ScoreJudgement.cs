namespace Opik.Storage;

/// <summary>What values of a feedback definition mean: an extension of ours (docs/api-extensions.md).</summary>
/// <param name="LowerIsBetter">Whether less is better.</param>
/// <param name="Warn">From here on, towards what is worse, a value is worth a look; null: never.</param>
/// <param name="Error">From here on it is bad; null: never. Not better than <paramref name="Warn"/>.</param>
public sealed record ScoreJudgement(bool LowerIsBetter, double? Warn, double? Error);
