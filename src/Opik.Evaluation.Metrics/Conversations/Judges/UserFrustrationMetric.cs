using Opik.Evaluation.Judges;

namespace Opik.Evaluation.Conversations;

/// <summary>
/// How often the user is frustrated with the assistant: the share of windows at whose end the judge finds that. 0 to 1; lower is
/// better. Python: <c>UserFrustrationMetric</c>.
/// </summary>
public sealed class UserFrustrationMetric : ConversationJudge
{
    private readonly int _windowSize;

    /// <param name="options">Choices; null: the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size of windows or the number of parallel calls is below 1.</exception>
    public UserFrustrationMetric(WindowedJudgeOptions? options = null)
        : base("user_frustration_score", options ??= new WindowedJudgeOptions())
    {
        _windowSize = options.WindowSize >= 1 ? options.WindowSize : throw new ArgumentOutOfRangeException(nameof(options), options.WindowSize, "A window has at least one turn.");
    }

    /// <inheritdoc/>
    public override async Task<ScoreResult> ScoreAsync(IReadOnlyList<ConversationMessage> conversation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        var windows = TurnWindows.Of(conversation, _windowSize);
        var verdicts = await VerdictsAsync([.. windows.Select(window => (FrustrationPrompts.Verdict, new JudgeData().AddConversation(window)))], cancellationToken).ConfigureAwait(false);
        var findings = windows.Zip(verdicts, (window, verdict) => ConversationData.Json(writer =>
        {
            writer.WriteString("frustrated", verdict.Text);
            writer.WriteString("user", window.Last(message => message.IsUser).Text);
            writer.WriteString("reason", verdict.Reason);
        }));
        return await ResultAsync((double)verdicts.Count(verdict => verdict.IsYes) / verdicts.Count, FrustrationPrompts.Reason, [.. findings], cancellationToken).ConfigureAwait(false);
    }
}
