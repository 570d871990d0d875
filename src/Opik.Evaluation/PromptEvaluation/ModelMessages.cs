using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using PromptMessage = Opik.Prompts.Chat.ChatMessage;

namespace Opik.Evaluation.PromptEvaluation;

/// <summary>Messages of a prompt as a chat client takes them.</summary>
internal static class ModelMessages
{
    /// <summary>Texts as they are; pictures, videos and sounds by their addresses.</summary>
    public static IEnumerable<ChatMessage> Of(IEnumerable<PromptMessage> messages) => messages.Select(message => new ChatMessage(new ChatRole(message.Role), [.. Contents(message.Content)]));

    private static IEnumerable<AIContent> Contents(JsonNode? content) => content switch
    {
        JsonArray parts => parts.OfType<JsonObject>().Select(Content).OfType<AIContent>(),
        null => [],
        _ => [new TextContent(Text(content) ?? content.ToJsonString())],
    };

    private static AIContent? Content(JsonObject part)
    {
        var type = Text(part["type"]);
        if (type == "text")
            return new TextContent(Text(part["text"]));
        if (type is null || part[type] is not JsonObject source || Text(source["url"]) is not { } address)
            return null;
        var mediaType = Text(source["mime_type"]) ?? type switch { "image_url" => "image/*", "video_url" => "video/*", _ => "audio/*" };
        return address.StartsWith("data:", StringComparison.OrdinalIgnoreCase) ? new DataContent(address) : new UriContent(address, mediaType);
    }

    private static string? Text(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;
}
