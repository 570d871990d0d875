using Opik.Server.Features.Evaluators.Judging;

namespace Opik.Server.Features.Evaluators.Trying;

/// <summary>What a rule would make of one trace, span or thread.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Values">Value of each variable as JSON or text; null: its place holds nothing.</param>
/// <param name="Prompt">What the model gets.</param>
/// <param name="Scores">What it gave; empty when it was not asked.</param>
/// <param name="Cost">USD; null: not asked, or nobody knows the price.</param>
/// <param name="Duration">Time that the model took; null: not asked.</param>
/// <param name="Error">Why there are no scores.</param>
internal sealed record RuleTrial(
    Guid Id,
    IReadOnlyDictionary<string, string?> Values,
    string? Prompt,
    IReadOnlyList<JudgedScore> Scores,
    decimal? Cost,
    TimeSpan? Duration,
    string? Error);
