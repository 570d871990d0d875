using System.Text.Json.Nodes;

namespace Opik.Llm;

/// <summary>One message of a conversation, for protocols that have another form for it.</summary>
/// <param name="Role">Who speaks.</param>
/// <param name="Parts">What is said or shown.</param>
/// <param name="ToolCalls">Tools that the assistant wants to be called.</param>
/// <param name="ToolCallId">The call that this message answers.</param>
internal sealed record RequestMessage(RequestRole Role, IReadOnlyList<ChatPart> Parts, IReadOnlyList<ChatToolCall> ToolCalls, string? ToolCallId)
{
    /// <summary>Blocks of thought that Anthropic has signed and wants back: <c>{"type":"thinking","thinking":"…","signature":"…"}</c>.</summary>
    public IReadOnlyList<JsonObject> Thoughts { get; init; } = [];

    /// <summary>All text of the message.</summary>
    public string Text => string.Concat(Parts.OfType<ChatTextPart>().Select(part => part.Text));
}
