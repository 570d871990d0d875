using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Opik.Datasets;
using Opik.Evaluation.Tasks;
using Opik.Prompts.Chat;
using ChatMessage = Opik.Prompts.Chat.ChatMessage;

namespace Opik.Evaluation.PromptEvaluation;

/// <summary>The task of a prompt: its messages with the item's values in place, answered by a model.</summary>
internal static class PromptTask
{
    private const string Name = "prompt_evaluation_task";
    private const ChatModalities All = ChatModalities.Vision | ChatModalities.Video | ChatModalities.Audio;

    /// <summary>The task; its output is <c>{"input": [messages], "output": "answer"}</c>.</summary>
    public static EvaluationTask Of(IReadOnlyList<ChatMessage> messages, IChatClient model)
    {
        var template = new ChatPromptTemplate(messages);
        return EvaluationTask.Of(
            async (item, cancellation) =>
            {
                var filled = template.Format(Variables(item), All);
                var answer = await model.GetResponseAsync(ModelMessages.Of(filled), cancellationToken: cancellation).ConfigureAwait(false);
                return new JsonObject { ["input"] = ToJson(filled), ["output"] = answer.Text };
            },
            Name);
    }

    /// <summary>Messages as JSON: a list of <c>{"role": …, "content": …}</c>.</summary>
    public static JsonArray ToJson(IEnumerable<ChatMessage> messages) =>
        [.. messages.Select(message => (JsonNode)new JsonObject { ["role"] = message.Role, ["content"] = message.Content?.DeepClone() })];

    // Values go into the text as they are, JSON of other kinds as its text.
    private static Dictionary<string, object?> Variables(DatasetItem item) =>
        item.Data.ToDictionary(member => member.Key, object? (member) => member.Value is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : member.Value, StringComparer.Ordinal);
}
