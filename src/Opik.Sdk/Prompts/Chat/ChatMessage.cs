using System.Text.Json.Nodes;

namespace Opik.Prompts.Chat;

/// <summary>One message of a chat.</summary>
/// <param name="Role">Who says it, e.g. <c>system</c>, <c>user</c>, <c>assistant</c>.</param>
/// <param name="Content">
/// A text, or an array of parts: <c>{"type":"text","text":"…"}</c>, <c>{"type":"image_url","image_url":{"url":"…"}}</c>, and
/// likewise <c>video_url</c> and <c>audio_url</c>.
/// </param>
public sealed record ChatMessage(string Role, JsonNode? Content)
{
    /// <summary>A message of text.</summary>
    public ChatMessage(string role, string text)
        : this(role, (JsonNode?)JsonValue.Create(text))
    {
    }
}
