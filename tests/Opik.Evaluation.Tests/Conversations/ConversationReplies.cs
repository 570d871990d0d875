using System.Text.Json.Nodes;
using Opik.Evaluation.Conversations;
using Opik.Evaluation.Judges;
using Opik.Llm;
using Opik.Testing.FakeLlm;

namespace Opik.Evaluation.Tests.Conversations;

/// <summary>What the fake model server answers to judges of conversations, and conversations for them.</summary>
internal static class ConversationReplies
{
    public static IReadOnlyList<ConversationMessage> ThreeTurns { get; } =
    [
        ConversationMessage.User("Where is my parcel?"), ConversationMessage.Assistant("In Leipzig."),
        ConversationMessage.User("Still?"), ConversationMessage.Assistant("Bananas are yellow."),
        ConversationMessage.User("Give me a person!"), ConversationMessage.Assistant("One moment."),
    ];

    public static JudgeModel Model(FakeLlmServer server) => JudgeModel.Of("openai/gpt-4o", new ChatModelOptions { Endpoint = server.OpenAi, ApiKey = "key" });

    /// <summary>Answers the form that is asked for: goals, a reason, or a verdict, which is no where the text is in the messages.</summary>
    public static Func<FakeLlmRequest, FakeLlmAnswer> Verdicts(string? noFor = null) => request => Schema(request) switch
    {
        { } members when members.ContainsKey("user_goals") => FakeLlmAnswer.Text("""{"user_goals":["find the parcel","speak to a person"]}"""),
        { } members when members.ContainsKey("verdict") => FakeLlmAnswer.Text(new JsonObject { ["reason"] = "because", ["verdict"] = noFor is not null && request.LastText.Contains(noFor, StringComparison.Ordinal) ? "no" : "yes" }.ToJsonString()),
        _ => FakeLlmAnswer.Text("""{"reason":"all in all"}"""),
    };

    private static JsonObject? Schema(FakeLlmRequest request) => request.Body["response_format"]?["json_schema"]?["schema"]?["properties"] as JsonObject;
}
