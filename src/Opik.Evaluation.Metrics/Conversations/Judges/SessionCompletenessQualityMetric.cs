using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Evaluation.Judges;

namespace Opik.Evaluation.Conversations;

/// <summary>
/// Whether users got what they came for: the goals of the user are listed first, then each is judged; the share of those that the
/// judge does not find unmet. Without goals it is 0. 0 to 1; higher is better. Python: <c>SessionCompletenessQuality</c>.
/// </summary>
public sealed class SessionCompletenessQualityMetric : ConversationJudge
{
    /// <param name="options">Choices; null: the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of parallel calls is below 1.</exception>
    public SessionCompletenessQualityMetric(ConversationJudgeOptions? options = null)
        : base("session_completeness_quality", options ?? new ConversationJudgeOptions())
    {
    }

    /// <inheritdoc/>
    public override async Task<ScoreResult> ScoreAsync(IReadOnlyList<ConversationMessage> conversation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        var messages = conversation.Select(Read).OfType<ConversationMessage>().ToArray();
        if (messages.Length == 0)
            throw new MetricComputationException("The conversation has no message with text.");
        var goals = Goals(await AskAsync(CompletenessPrompts.Goals, new JudgeData().AddConversation(messages), cancellationToken).ConfigureAwait(false));
        var verdicts = await VerdictsAsync([.. goals.Select(goal => (CompletenessPrompts.Verdict, new JudgeData().Add("goal", goal).AddConversation(messages)))], cancellationToken).ConfigureAwait(false);
        var findings = goals.Zip(verdicts, (goal, verdict) => ConversationData.Json(writer =>
        {
            writer.WriteString("goal", goal);
            writer.WriteString("reached", verdict.Text);
            writer.WriteString("reason", verdict.Reason);
        }));
        var score = verdicts.Count == 0 ? 0 : (double)verdicts.Count(verdict => !verdict.IsNo) / verdicts.Count;
        return await ResultAsync(score, CompletenessPrompts.Reason, [.. findings], cancellationToken).ConfigureAwait(false);
    }

    // Only role and content reach the judge.
    private static ConversationMessage? Read(ConversationMessage message) =>
        ConversationContent.Text(message.Content) is { } text ? new ConversationMessage(message.Role ?? string.Empty, text) : null;

    private static string[] Goals(JudgeAnswer answer) => answer.Member("user_goals") is JsonArray goals && goals.All(goal => goal?.GetValueKind() == JsonValueKind.String)
        ? [.. goals.Select(goal => goal!.GetValue<string>())]
        : throw JudgeJson.Unreadable(answer.Text, "has a \"user_goals\" that is no list of texts");
}
