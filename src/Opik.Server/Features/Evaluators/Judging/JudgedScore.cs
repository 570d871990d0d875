namespace Opik.Server.Features.Evaluators.Judging;

/// <summary>A score that a model gave.</summary>
internal sealed record JudgedScore(string Name, decimal Value, string? Reason);
