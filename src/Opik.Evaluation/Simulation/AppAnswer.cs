using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Evaluation.Conversations;
using Opik.Evaluation.Tasks;

namespace Opik.Evaluation.Simulation;

/// <summary>Makes a message out of whatever the program under test gave.</summary>
internal static class AppAnswer
{
    /// <summary>What is said when the program gave nothing.</summary>
    public const string Nothing = "No response";

    /// <summary>
    /// An object with <c>role</c> and <c>content</c> is the message; anything else becomes the text of one: a text as it is, the
    /// rest as JSON, and what is empty or zero <see cref="Nothing"/>.
    /// </summary>
    public static ConversationMessage Of(object? value, OpikOptions options)
    {
        if (value is ConversationMessage message)
            return message;
        var json = CapturedJson.Of(value, options);
        if (json is JsonObject members && members.ContainsKey("role") && members.ContainsKey("content"))
            return ConversationMessage.FromJson(json);
        return ConversationMessage.Assistant(IsNothing(json) ? Nothing : json!.GetValueKind() == JsonValueKind.String ? json.GetValue<string>() : json.ToJsonString());
    }

    // What Python takes for false.
    private static bool IsNothing(JsonNode? json) => json switch
    {
        null => true,
        JsonObject members => members.Count == 0,
        JsonArray items => items.Count == 0,
        _ => json.GetValueKind() switch
        {
            JsonValueKind.False => true,
            JsonValueKind.String => json.GetValue<string>().Length == 0,
            JsonValueKind.Number => json.ToJsonString() is "0" or "0.0" or "-0" or "-0.0",
            _ => false,
        },
    };
}
