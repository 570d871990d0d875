namespace Opik.Evaluation.Conversations;

/// <summary>What heuristics read of a conversation: the texts of one role. They count words, so that other content is an error.</summary>
internal static class ConversationTexts
{
    /// <summary>The texts of a role, without messages that say nothing.</summary>
    /// <exception cref="MetricComputationException">A message of the role has content that is no text.</exception>
    public static IEnumerable<string> Of(IReadOnlyList<ConversationMessage> conversation, string role)
    {
        foreach (var message in conversation)
        {
            if (message.Role != role || message.Content is null)
                continue;
            var text = message.Text ?? throw new MetricComputationException($"This metric reads texts only; a message of the role '{role}' has: {message.Content.ToJsonString()}");
            if (text.Length > 0)
                yield return text;
        }
    }
}
