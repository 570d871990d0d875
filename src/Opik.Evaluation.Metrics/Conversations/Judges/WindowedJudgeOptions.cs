namespace Opik.Evaluation.Conversations;

/// <summary>Choices of judges that look at a conversation window by window.</summary>
public sealed record WindowedJudgeOptions : ConversationJudgeOptions
{
    /// <summary>Most turns that are looked at together, at least 1. Default: 10. Python: <c>window_size</c>.</summary>
    public int WindowSize { get; init; } = 10;
}
