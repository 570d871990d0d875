using Opik.Evaluation.Judges;

namespace Opik.Evaluation.Conversations;

/// <summary>Choices of judges of conversations. Where no temperature is chosen it is nearly 0 (1e-8), as in the Python client.</summary>
public record ConversationJudgeOptions : JudgeOptions
{
    /// <summary>Whether a further call writes a reason out of the single verdicts. Default: it does. Python: <c>include_reason</c>.</summary>
    public bool IncludeReason { get; init; } = true;

    /// <summary>How many verdicts are asked for at a time, at least 1. Default: 8.</summary>
    public int MaxParallelCalls { get; init; } = 8;
}
