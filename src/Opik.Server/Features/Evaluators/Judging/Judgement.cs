namespace Opik.Server.Features.Evaluators.Judging;

/// <summary>What the answer of a model says.</summary>
/// <param name="Scores">Its scores.</param>
/// <param name="Problems">What of the answer could not be used.</param>
internal sealed record Judgement(IReadOnlyList<JudgedScore> Scores, IReadOnlyList<string> Problems);
