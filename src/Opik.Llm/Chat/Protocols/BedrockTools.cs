using System.Text.Json.Nodes;

namespace Opik.Llm;

/// <summary>Writes tools as Converse wants them.</summary>
internal static class BedrockTools
{
    public static void Add(JsonObject body, ChatRequest request)
    {
        var tools = request.Tools();
        if (tools.Count == 0)
            return;
        var configuration = new JsonObject { ["tools"] = new JsonArray([.. tools.Select(JsonNode (tool) => Specification(tool))]) };
        // "none" has no word here: a conversation that holds calls must still tell the tools.
        var choice = request.Member("tool_choice") switch
        {
            JsonObject named when named["function"] is JsonObject function => new JsonObject { ["tool"] = new JsonObject { ["name"] = function["name"]?.DeepClone() } },
            JsonValue value when value.ToString() is "required" => new JsonObject { ["any"] = new JsonObject() },
            JsonValue value when value.ToString() is "auto" => new JsonObject { ["auto"] = new JsonObject() },
            _ => null,
        };
        if (choice is not null)
            configuration["toolChoice"] = choice;
        body["toolConfig"] = configuration;
    }

    private static JsonObject Specification(ChatTool tool)
    {
        var specification = new JsonObject { ["name"] = tool.Name };
        if (tool.Description is { } description)
            specification["description"] = description;
        specification["inputSchema"] = new JsonObject { ["json"] = tool.Parameters ?? new JsonObject { ["type"] = "object" } };
        return new JsonObject { ["toolSpec"] = specification };
    }
}
