namespace Opik.Evaluation.Judges.Quality;

/// <summary>What calls of a model have used.</summary>
/// <param name="Calls">Calls that were answered.</param>
/// <param name="InputTokens">Tokens of prompts.</param>
/// <param name="OutputTokens">Tokens of answers.</param>
/// <param name="Cost">USD, of those calls whose price is known.</param>
/// <param name="UnpricedCalls">Calls whose price is not known.</param>
public sealed record ModelUse(long Calls, long InputTokens, long OutputTokens, decimal Cost, long UnpricedCalls)
{
    /// <summary>Cost in USD; null: the price of a call is not known.</summary>
    public decimal? KnownCost => UnpricedCalls == 0 ? Cost : null;

    /// <summary>The use since an earlier reading.</summary>
    public ModelUse Since(ModelUse earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        return new(Calls - earlier.Calls, InputTokens - earlier.InputTokens, OutputTokens - earlier.OutputTokens, Cost - earlier.Cost, UnpricedCalls - earlier.UnpricedCalls);
    }
}
