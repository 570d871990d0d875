namespace Opik.Evaluation.Conversations;

/// <summary>The conversation of a thread. Python: <c>ConversationThread</c>, as <c>evaluate_threads</c> makes it.</summary>
public static class ThreadConversation
{
    /// <summary>The messages in the order of time: of each turn what the user said, then the answer.</summary>
    public static IReadOnlyList<ConversationMessage> FromTurns(IEnumerable<ConversationTurn> turns)
    {
        ArgumentNullException.ThrowIfNull(turns);
        var messages = new List<ConversationMessage>();
        foreach (var turn in turns.OrderBy(turn => turn.Time))
        {
            if (turn.User is not null)
                messages.Add(ConversationMessage.User(turn.User));
            if (turn.Assistant is not null)
                messages.Add(ConversationMessage.Assistant(turn.Assistant, turn.Context));
        }

        return messages;
    }
}
