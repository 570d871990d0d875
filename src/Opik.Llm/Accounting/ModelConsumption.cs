namespace Opik.Llm;

/// <summary>What calls of one model have taken so far.</summary>
/// <param name="Provider">The provider's name in spans; null: not told.</param>
/// <param name="Model">The model that was asked.</param>
/// <param name="Calls">Calls that were answered.</param>
/// <param name="Failures">Calls that failed or were cancelled.</param>
/// <param name="InputTokens">Tokens of prompts, cached ones included.</param>
/// <param name="CachedInputTokens">Those of them that came from a cache.</param>
/// <param name="OutputTokens">Tokens of answers, thoughts included.</param>
/// <param name="ReasoningTokens">Those of them that were thoughts.</param>
/// <param name="Cost">USD; calls whose price is unknown count as 0.</param>
/// <param name="CallsWithoutCost">Answered calls whose price is unknown.</param>
public sealed record ModelConsumption(
    string? Provider, string Model, long Calls, long Failures, long InputTokens, long CachedInputTokens, long OutputTokens, long ReasoningTokens, decimal Cost, long CallsWithoutCost)
{
    /// <summary>Input and output.</summary>
    public long TotalTokens => InputTokens + OutputTokens;

    /// <summary>Sums; provider and model are those of the first.</summary>
    public static ModelConsumption operator +(ModelConsumption left, ModelConsumption right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return left with
        {
            Calls = left.Calls + right.Calls,
            Failures = left.Failures + right.Failures,
            InputTokens = left.InputTokens + right.InputTokens,
            CachedInputTokens = left.CachedInputTokens + right.CachedInputTokens,
            OutputTokens = left.OutputTokens + right.OutputTokens,
            ReasoningTokens = left.ReasoningTokens + right.ReasoningTokens,
            Cost = left.Cost + right.Cost,
            CallsWithoutCost = left.CallsWithoutCost + right.CallsWithoutCost,
        };
    }
}
