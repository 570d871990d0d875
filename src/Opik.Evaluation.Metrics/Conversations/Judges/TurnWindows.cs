namespace Opik.Evaluation.Conversations;

/// <summary>
/// Cuts a conversation into the windows that judges look at. A turn is a message of the user and the answer after it; a message
/// without an answer is a turn of its own. Answers that nobody asked for, and other roles, belong to no turn. The window of a
/// turn is that turn with those before it.
/// </summary>
internal static class TurnWindows
{
    /// <summary>The windows, one for each turn, with messages whose content is text.</summary>
    /// <param name="conversation">The messages.</param>
    /// <param name="size">Most turns of a window, at least 1.</param>
    /// <exception cref="MetricComputationException">There is no turn, or a message of one cannot be read.</exception>
    public static IReadOnlyList<IReadOnlyList<ConversationMessage>> Of(IReadOnlyList<ConversationMessage> conversation, int size)
    {
        var turns = Turns(conversation);
        if (turns.Count == 0)
            throw new MetricComputationException("The conversation has no message of a user.");
        return [.. Enumerable.Range(0, turns.Count).Select(last => turns.Skip(last + 1 - size).Take(Math.Min(size, last + 1)).SelectMany(turn => turn).ToArray())];
    }

    private static List<List<ConversationMessage>> Turns(IReadOnlyList<ConversationMessage> conversation)
    {
        var turns = new List<List<ConversationMessage>>();
        foreach (var message in conversation)
        {
            // An answer belongs to the last turn unless that has one already.
            var isAnswer = message.IsAssistant && turns.Count > 0 && turns[^1].Count == 1;
            // Without text it is no answer yet: a model calls tools first, and answers then.
            if ((!message.IsUser && !isAnswer) || ConversationContent.Text(message.Content) is not { } text)
                continue;
            var read = new ConversationMessage(message.Role!, text, message.Context);
            if (isAnswer)
                turns[^1].Add(read);
            else
                turns.Add([read]);
        }

        return turns;
    }
}
