namespace Opik.Server.Features.FeedbackDefinitions;

/// <summary>Member <c>thresholds</c> of a feedback definition: from which value on a score is worth a look, and from which on it is bad.</summary>
internal sealed record ScoreThresholds(double? Warn, double? Error);
