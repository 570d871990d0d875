using System.Text.Json.Nodes;

namespace Opik.Llm;

/// <summary>Reads member <c>tools</c>: <c>[{"type":"function","function":{"name":"f","parameters":{…}}}]</c>.</summary>
internal static class ChatToolReader
{
    public static IReadOnlyList<ChatTool> ReadAll(JsonArray? tools) => tools is null ? [] : [.. tools.Select(Read)];

    private static ChatTool Read(JsonNode? node) =>
        node is JsonObject tool && tool["function"] is JsonObject function && function["name"] is JsonValue name
            ? new ChatTool(name.ToString(), function["description"]?.ToString(), function["parameters"]?.DeepClone() as JsonObject)
            : throw ChatException.BadRequest("tools must be functions with a name");
}
