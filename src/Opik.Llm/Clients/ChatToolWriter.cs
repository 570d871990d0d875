using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Opik.Llm;

/// <summary>Writes tools in the form of the OpenAI interface. Tools are declared, never called: that is the business of <c>UseFunctionInvocation</c>.</summary>
internal static class ChatToolWriter
{
    public static void Add(JsonObject body, ChatOptions options)
    {
        var tools = (options.Tools ?? []).OfType<AIFunctionDeclaration>().Select(Declaration).ToArray();
        if (tools.Length == 0)
            return;
        body["tools"] = new JsonArray([.. tools]);
        if (Choice(options.ToolMode) is { } choice)
            body["tool_choice"] = choice;
        if (options.AllowMultipleToolCalls is { } several)
            body["parallel_tool_calls"] = several;
    }

    private static JsonObject Declaration(AIFunctionDeclaration tool)
    {
        var function = new JsonObject { ["name"] = tool.Name };
        if (!string.IsNullOrEmpty(tool.Description))
            function["description"] = tool.Description;
        function["parameters"] = JsonNode.Parse(tool.JsonSchema.GetRawText());
        if (tool.AdditionalProperties.TryGetValue("strict", out var strict) && strict is bool isStrict)
            function["strict"] = isStrict;
        return new JsonObject { ["type"] = "function", ["function"] = function };
    }

    private static JsonNode? Choice(ChatToolMode? mode) => mode switch
    {
        NoneChatToolMode => "none",
        RequiredChatToolMode { RequiredFunctionName: { } name } => new JsonObject { ["type"] = "function", ["function"] = new JsonObject { ["name"] = name } },
        RequiredChatToolMode => "required",
        AutoChatToolMode => "auto",
        _ => null,
    };
}
