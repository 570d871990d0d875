using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opik.Llm;

/// <summary>Reads member <c>messages</c> of a request.</summary>
internal static class RequestMessageReader
{
    public static IReadOnlyList<RequestMessage> ReadAll(JsonArray messages) => [.. messages.Select(Read)];

    private static RequestMessage Read(JsonNode? node)
    {
        if (node is not JsonObject message)
            throw ChatException.BadRequest("messages must be objects");
        var role = message["role"]?.ToString() switch
        {
            "system" or "developer" => RequestRole.System,
            "user" => RequestRole.User,
            "assistant" or "ai" => RequestRole.Assistant,
            "tool" or "function" => RequestRole.Tool,
            var other => throw ChatException.BadRequest($"role '{other}' is none of system, user, assistant, tool"),
        };
        return new RequestMessage(role, Parts(message["content"]), ToolCalls(message["tool_calls"] as JsonArray), message["tool_call_id"]?.ToString())
        {
            Thoughts = message["thinking_blocks"] is JsonArray thoughts ? [.. thoughts.OfType<JsonObject>().Select(thought => (JsonObject)thought.DeepClone())] : [],
        };
    }

    private static IReadOnlyList<ChatPart> Parts(JsonNode? content) => content switch
    {
        null => [],
        JsonArray parts => [.. parts.Select(Part)],
        JsonValue value when value.TryGetValue<string>(out var text) => text.Length == 0 ? [] : [new ChatTextPart(text)],
        _ => [new ChatTextPart(content.ToJsonString())],
    };

    private static ChatPart Part(JsonNode? node)
    {
        if (node is JsonValue value && value.TryGetValue<string>(out var text))
            return new ChatTextPart(text);
        if (node is not JsonObject part)
            throw ChatException.BadRequest("content parts must be objects");
        return part["type"]?.ToString() switch
        {
            "text" or "input_text" or "output_text" or "refusal" => new ChatTextPart((part["text"] ?? part["refusal"])?.ToString() ?? string.Empty),
            "image_url" => Media(part["image_url"], null),
            "video_url" => Media(part["video_url"], (part["video_url"] as JsonObject)?["mime_type"]?.ToString() ?? "video/mp4"),
            "audio_url" => Media(part["audio_url"], "audio/mpeg"),
            // {"type":"input_audio","input_audio":{"data":"<base64>","format":"wav"}}
            "input_audio" when part["input_audio"] is JsonObject audio => new ChatMediaPart($"audio/{audio["format"] ?? "wav"}", audio["data"]?.ToString(), null),
            // {"type":"file","file":{"file_data":"data:application/pdf;base64,…"}}
            "file" when part["file"] is JsonObject file => Media(file["file_data"], "application/pdf"),
            var type => throw ChatException.BadRequest($"content of type '{type}' is not understood"),
        };
    }

    // "https://…", "data:image/png;base64,…", {"url":"…"}
    private static ChatMediaPart Media(JsonNode? source, string? mediaType)
    {
        var address = (source is JsonObject json ? json["url"] : source)?.ToString();
        if (string.IsNullOrEmpty(address))
            throw ChatException.BadRequest("an image, recording or document needs an address");
        if (!address.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
            return new ChatMediaPart(mediaType, null, address);
        var comma = address.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0 || !address.AsSpan(0, comma).EndsWith(";base64", StringComparison.OrdinalIgnoreCase))
            throw ChatException.BadRequest("a data address must be base64");
        return new ChatMediaPart(address[5..comma].Split(';')[0], address[(comma + 1)..], null);
    }

    private static IReadOnlyList<ChatToolCall> ToolCalls(JsonArray? calls) => calls is null ? [] : [.. calls.OfType<JsonObject>().Select(ToolCall)];

    private static ChatToolCall ToolCall(JsonObject call)
    {
        if (call["function"] is not JsonObject function || function["name"]?.ToString() is not { Length: > 0 } name)
            throw ChatException.BadRequest("tool_calls must be functions with a name");
        var signature = ((call["extra_content"] as JsonObject)?["google"] as JsonObject)?["thought_signature"]?.ToString();
        return new ChatToolCall(call["id"]?.ToString() ?? name, name, Arguments(function["arguments"]), signature);
    }

    private static JsonObject Arguments(JsonNode? arguments)
    {
        if (arguments is JsonObject json)
            return (JsonObject)json.DeepClone();
        var text = arguments?.ToString();
        if (string.IsNullOrWhiteSpace(text))
            return [];
        try
        {
            return JsonNode.Parse(text) as JsonObject ?? throw ChatException.BadRequest("arguments of a tool call must be a JSON object");
        }
        catch (JsonException)
        {
            throw ChatException.BadRequest("arguments of a tool call must be JSON");
        }
    }
}
