using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Opik.Llm;

/// <summary>Writes messages in the form of the OpenAI interface.</summary>
internal static class ChatMessageWriter
{
    public static JsonArray WriteAll(IEnumerable<ChatMessage> messages, string? instructions)
    {
        var written = new JsonArray();
        if (!string.IsNullOrEmpty(instructions))
            written.Add((JsonNode)new JsonObject { ["role"] = "system", ["content"] = instructions });
        foreach (var message in messages)
        {
            foreach (var json in Write(message))
                written.Add((JsonNode)json);
        }

        return written;
    }

    // Results of several tools may share a message here, and have one each there.
    private static IEnumerable<JsonObject> Write(ChatMessage message)
    {
        foreach (var result in message.Contents.OfType<FunctionResultContent>())
            yield return new JsonObject { ["role"] = "tool", ["tool_call_id"] = result.CallId, ["content"] = Text(result) };
        var parts = message.Contents.Select(Part).OfType<JsonObject>().ToArray();
        var calls = message.Contents.OfType<FunctionCallContent>().Select(Call).ToArray();
        var thoughts = message.Role == ChatRole.Assistant ? message.Contents.OfType<TextReasoningContent>().Select(Thought).OfType<JsonObject>().ToArray() : [];
        if (parts.Length == 0 && calls.Length == 0)
        {
            if (message.Contents.Count == 0)
                yield return new JsonObject { ["role"] = message.Role.Value, ["content"] = string.Empty };
            yield break;
        }

        var json = new JsonObject { ["role"] = message.Role.Value, ["content"] = Content(message.Role, parts) };
        if (message.AuthorName is { Length: > 0 } author && author.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-'))
            json["name"] = author;
        if (calls.Length > 0)
            json["tool_calls"] = new JsonArray([.. calls]);
        if (thoughts.Length > 0)
            json["thinking_blocks"] = new JsonArray([.. thoughts]);
        yield return json;
    }

    // Text alone is a string: not every server understands lists, and none in the words of an assistant.
    private static JsonNode? Content(ChatRole role, JsonObject[] parts)
    {
        if (parts.Length == 0)
            return null;
        if (role == ChatRole.Assistant || parts.Length == 1)
        {
            if (Array.TrueForAll(parts, static part => part["type"]!.ToString() == "text"))
                return string.Concat(parts.Select(static part => part["text"]!.ToString()));
        }

        return new JsonArray([.. parts]);
    }

    private static JsonObject? Part(AIContent content) => content switch
    {
        TextContent { Text: { Length: > 0 } text } => new JsonObject { ["type"] = "text", ["text"] = text },
        DataContent data when data.HasTopLevelMediaType("image") => Image(data.Uri, data),
        UriContent uri when uri.HasTopLevelMediaType("image") => Image(uri.Uri.AbsoluteUri, uri),
        DataContent data when data.HasTopLevelMediaType("audio") => new JsonObject { ["type"] = "input_audio", ["input_audio"] = new JsonObject { ["data"] = data.Base64Data.ToString(), ["format"] = AudioFormat(data.MediaType) } },
        UriContent uri when uri.HasTopLevelMediaType("audio") => new JsonObject { ["type"] = "audio_url", ["audio_url"] = new JsonObject { ["url"] = uri.Uri.AbsoluteUri } },
        DataContent data when data.HasTopLevelMediaType("video") => new JsonObject { ["type"] = "video_url", ["video_url"] = new JsonObject { ["url"] = data.Uri, ["mime_type"] = data.MediaType } },
        UriContent uri when uri.HasTopLevelMediaType("video") => new JsonObject { ["type"] = "video_url", ["video_url"] = new JsonObject { ["url"] = uri.Uri.AbsoluteUri, ["mime_type"] = uri.MediaType } },
        DataContent data => new JsonObject { ["type"] = "file", ["file"] = new JsonObject { ["filename"] = data.Name ?? "document.pdf", ["file_data"] = data.Uri } },
        UriContent uri => new JsonObject { ["type"] = "file", ["file"] = new JsonObject { ["file_data"] = uri.Uri.AbsoluteUri } },
        HostedFileContent file => new JsonObject { ["type"] = "file", ["file"] = new JsonObject { ["file_id"] = file.FileId } },
        _ => null,
    };

    private static JsonObject Image(string address, AIContent content)
    {
        var image = new JsonObject { ["url"] = address };
        if (content.AdditionalProperties?.TryGetValue("detail", out var detail) is true && detail is not null)
            image["detail"] = detail.ToString();
        return new JsonObject { ["type"] = "image_url", ["image_url"] = image };
    }

    // audio/wav, audio/x-wav → wav; audio/mpeg → mp3
    private static string AudioFormat(string mediaType) => mediaType[(mediaType.IndexOf('/', StringComparison.Ordinal) + 1)..] switch { "mpeg" => "mp3", "x-wav" or "wave" => "wav", var other => other };

    private static JsonObject Call(FunctionCallContent call)
    {
        var signature = call.AdditionalProperties?.TryGetValue(ChatModelProperties.ThoughtSignature, out var value) is true ? value?.ToString() : null;
        return ChatChunks.Call(0, call.CallId, call.Name, ChatJson.ToText(call.Arguments), signature, isChunk: false);
    }

    // Anthropic wants its thoughts back, signed, before the tool calls that followed from them; others have no use for them.
    private static JsonObject? Thought(TextReasoningContent thought) =>
        thought.ProtectedData is not { Length: > 0 } signature ? null
        : thought.AdditionalProperties?.ContainsKey("redacted") is true ? new JsonObject { ["type"] = "redacted_thinking", ["data"] = signature }
        : new JsonObject { ["type"] = "thinking", ["thinking"] = thought.Text, ["signature"] = signature };

    private static string Text(FunctionResultContent result) => result switch
    {
        { Result: string text } => text,
        { Result: null, Exception: { } failure } => $"Error: {failure.Message}",
        { Result: AIContent or IEnumerable<AIContent> } => ContentText(result.Result),
        _ => ChatJson.ToNode(result.Result)?.ToJsonString(ChatJson.Options) ?? string.Empty,
    };

    private static string ContentText(object? result) =>
        string.Concat((result is AIContent one ? [one] : (IEnumerable<AIContent>)result!).OfType<TextContent>().Select(static content => content.Text));
}
