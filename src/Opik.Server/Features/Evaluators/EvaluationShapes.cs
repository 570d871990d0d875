namespace Opik.Server.Features.Evaluators;

/// <summary>How much a manual evaluation takes up.</summary>
internal sealed record ManualEvaluationShape(int EntitiesQueued, int RulesApplied);

/// <summary>What a rule would say of some rows. <c>filled</c>: the share of rows in which the place of a variable holds something.</summary>
internal sealed record RuleTrialsShape(IReadOnlyDictionary<string, double> Filled, IReadOnlyList<RuleTrialsShape.RuleTrialResult> Results)
{
    /// <summary>Of one row.</summary>
    internal sealed record RuleTrialResult(
        string Id, IReadOnlyDictionary<string, string?> Values, string? Prompt, IReadOnlyList<TrialScore> Scores, double? Cost, double? DurationMs, string? Error);

    /// <summary>A score that was given.</summary>
    internal sealed record TrialScore(string Name, double Value, string? Reason);
}
