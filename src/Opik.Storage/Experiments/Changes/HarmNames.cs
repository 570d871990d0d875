using System.Collections.Frozen;

namespace Opik.Storage;

/// <summary>
/// Scores of our own and of the official metrics that are 0 when all is well (3-evaluation §9): what counts for a score
/// without a feedback definition that says which way is better.
/// </summary>
internal static class HarmNames
{
    private static readonly FrozenSet<string> Names = new[]
    {
        "hallucination", "moderation", "sycophancy", "user_frustration", "user_frustration_score", "conversation_degeneration",
        "prompt_uncertainty_judge", "prompt_uncertainty", "compliance_risk_judge", "compliance_risk", "demographic_bias",
        "demographic_bias_judge", "gender_bias_judge", "political_bias_judge", "regional_bias_judge", "religious_bias_judge",
        "conversation_compliance_risk", "conversation_prompt_uncertainty", "toxicity",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether less of the score is better; <c>hallucination_metric</c> and <c>Hallucination</c> are the same.</summary>
    public static bool Contains(string score)
    {
        var name = score.Trim().Replace(' ', '_');
        return Names.Contains(name) || (name.EndsWith("_metric", StringComparison.OrdinalIgnoreCase) && Names.Contains(name[..^"_metric".Length]));
    }
}
