namespace Opik.Conversations;

/// <summary>One message of a conversation.</summary>
/// <param name="Role"><c>user</c> or <c>assistant</c>.</param>
/// <param name="Content">What was said.</param>
/// <param name="Context">What an answer rests on; null: not known.</param>
public sealed record ConversationMessage(string Role, string Content, IReadOnlyList<string>? Context = null);
