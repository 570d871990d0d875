using Opik.Contracts;
using Opik.Storage;

namespace Opik.Server.Features.Playground.Answers;

/// <summary>A cell on the wire.</summary>
internal sealed record PlaygroundCellAnswer(
    long Position, int Variant, PlaygroundCellState State, int Attempt, Guid? TraceId, string? Output, string? Error, double? Duration, double? Ttft, double? Cost,
    long? PromptTokens, long? CompletionTokens, IReadOnlyList<PlaygroundScoreAnswer>? Scores,
    IReadOnlyList<PlaygroundAssertionAnswer>? Assertions)
{
    public static PlaygroundCellAnswer Of(PlaygroundCell cell, IReadOnlyList<FeedbackScore>? scores, IReadOnlyList<AssertionOutcome>? assertions) => new(
        cell.Position, cell.Variant, cell.State, cell.Attempt, cell.TraceId, cell.Output, cell.Error, cell.Duration, cell.Ttft, cell.Cost, cell.PromptTokens, cell.CompletionTokens,
        scores is { Count: > 0 } ? [.. scores.Select(static score => new PlaygroundScoreAnswer(score.Name, score.Value, score.Reason))] : null,
        assertions is { Count: > 0 } ? [.. assertions.Select(static one => new PlaygroundAssertionAnswer(one.Assertion, one.Passed, one.Reason))] : null);
}
