namespace Opik.Server.Features.Evaluators.Scoring;

/// <summary>A rule and what it is applied to.</summary>
internal sealed record ScoringTask(Guid RuleId, IReadOnlyList<Guid> Ids);
