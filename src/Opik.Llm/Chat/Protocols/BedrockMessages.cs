using System.Text.Json.Nodes;

namespace Opik.Llm;

/// <summary>Writes messages as Converse wants them. Pictures and documents are sent as bytes: it takes no addresses.</summary>
internal static class BedrockMessages
{
    // Roles alternate: messages of the same side in a row, and results of tools, are one turn.
    public static JsonArray Write(IReadOnlyList<RequestMessage> messages)
    {
        var turns = new JsonArray();
        foreach (var message in messages.Where(message => message.Role != RequestRole.System))
        {
            var role = message.Role == RequestRole.Assistant ? "assistant" : "user";
            if (turns.Count == 0 || turns[^1]!["role"]!.ToString() != role)
                turns.Add((JsonNode)new JsonObject { ["role"] = role, ["content"] = new JsonArray() });
            var content = (JsonArray)turns[^1]!["content"]!;
            foreach (var block in Blocks(message))
                content.Add((JsonNode)block);
        }

        return turns.Count > 0 ? turns : throw ChatException.BadRequest("Models of Bedrock need at least one message that is not a system message");
    }

    private static IEnumerable<JsonObject> Blocks(RequestMessage message)
    {
        if (message.Role == RequestRole.Tool)
            return [new JsonObject { ["toolResult"] = new JsonObject { ["toolUseId"] = message.ToolCallId, ["content"] = new JsonArray([.. message.Parts.Select(JsonNode (part) => Block(part))]) } }];
        return message.Thoughts.Select(Thought)
            .Concat(message.Parts.Select(Block))
            .Concat(message.ToolCalls.Select(call => new JsonObject { ["toolUse"] = new JsonObject { ["toolUseId"] = call.Id, ["name"] = call.Name, ["input"] = call.Arguments } }));
    }

    private static JsonObject Thought(JsonObject thought) => new()
    {
        ["reasoningContent"] = thought["data"] is { } data
            ? new JsonObject { ["redactedContent"] = data.DeepClone() }
            : new JsonObject { ["reasoningText"] = new JsonObject { ["text"] = thought["thinking"]?.DeepClone() ?? string.Empty, ["signature"] = thought["signature"]?.DeepClone() } },
    };

    private static JsonObject Block(ChatPart part) => part switch
    {
        ChatTextPart text => new JsonObject { ["text"] = text.Text },
        ChatMediaPart { Base64: { } data, MediaType: { } type } => Media(type, data),
        ChatMediaPart => throw ChatException.BadRequest("Models of Bedrock take pictures, recordings and documents as bytes, not by address"),
        _ => throw new InvalidOperationException("A part of an unknown kind."),
    };

    // image/jpeg → {"image":{"format":"jpeg","source":{"bytes":"…"}}}
    private static JsonObject Media(string mediaType, string data)
    {
        var (kind, format) = mediaType.Split('/') is [var first, var second] ? (first, second) : (mediaType, string.Empty);
        var source = new JsonObject { ["bytes"] = data };
        return kind switch
        {
            "image" => new JsonObject { ["image"] = new JsonObject { ["format"] = format == "jpg" ? "jpeg" : format, ["source"] = source } },
            "video" => new JsonObject { ["video"] = new JsonObject { ["format"] = format == "quicktime" ? "mov" : format, ["source"] = source } },
            "audio" => throw ChatException.BadRequest("Converse takes no recordings"),
            _ => new JsonObject { ["document"] = new JsonObject { ["format"] = Document(mediaType), ["name"] = "document", ["source"] = source } },
        };
    }

    private static string Document(string mediaType) => mediaType switch
    {
        "application/pdf" => "pdf",
        "text/csv" => "csv",
        "text/html" => "html",
        "text/markdown" => "md",
        "application/msword" => "doc",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => "docx",
        "application/vnd.ms-excel" => "xls",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => "xlsx",
        _ when mediaType.StartsWith("text/", StringComparison.Ordinal) => "txt",
        _ => throw ChatException.BadRequest($"Models of Bedrock do not take content of type {mediaType}"),
    };
}
