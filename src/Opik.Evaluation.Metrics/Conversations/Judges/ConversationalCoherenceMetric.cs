using Opik.Evaluation.Judges;

namespace Opik.Evaluation.Conversations;

/// <summary>
/// Whether answers take up what was said before: the share of windows whose last answer the judge does not find out of place.
/// 0 to 1; higher is better. Python: <c>ConversationalCoherenceMetric</c>.
/// </summary>
/// <remarks>
/// Windows that do not end with an answer in words are not asked for and not counted. Documents that an answer rests on
/// (<see cref="ConversationMessage.Context"/>) are shown as background, not as a measure of truth.
/// </remarks>
public sealed class ConversationalCoherenceMetric : ConversationJudge
{
    private readonly int _windowSize;

    /// <param name="options">Choices; null: the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size of windows or the number of parallel calls is below 1.</exception>
    public ConversationalCoherenceMetric(WindowedJudgeOptions? options = null)
        : base("conversational_coherence_score", options ??= new WindowedJudgeOptions())
    {
        _windowSize = options.WindowSize >= 1 ? options.WindowSize : throw new ArgumentOutOfRangeException(nameof(options), options.WindowSize, "A window has at least one turn.");
    }

    /// <inheritdoc/>
    public override async Task<ScoreResult> ScoreAsync(IReadOnlyList<ConversationMessage> conversation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        var windows = TurnWindows.Of(conversation, _windowSize).Where(window => window[^1].IsAssistant && ConversationContent.HasText(window[^1].Content)).ToArray();
        if (windows.Length == 0)
            throw new MetricComputationException("The conversation has no answer of an assistant to a message of a user.");
        var verdicts = await VerdictsAsync([.. windows.Select(Question)], cancellationToken).ConfigureAwait(false);
        var findings = windows.Zip(verdicts, (window, verdict) => ConversationData.Json(writer =>
        {
            writer.WriteString("belongs", verdict.Text);
            writer.WriteString("answer", window[^1].Text);
            writer.WriteString("reason", verdict.Reason);
        }));
        return await ResultAsync((double)verdicts.Count(verdict => !verdict.IsNo) / verdicts.Count, CoherencePrompts.Reason, [.. findings], cancellationToken).ConfigureAwait(false);
    }

    private static (JudgeInstructions Instructions, JudgeData Data) Question(IReadOnlyList<ConversationMessage> window)
    {
        var hasDocuments = window.Any(message => message.Context is { Count: > 0 });
        return (hasDocuments ? CoherencePrompts.WithDocuments : CoherencePrompts.Plain, new JudgeData().AddConversation(window, hasDocuments));
    }
}
