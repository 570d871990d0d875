using System.Text.Json.Nodes;
using Opik.Evaluation.Judges;
using Opik.Llm;
using Opik.Testing.FakeLlm;

namespace Opik.Evaluation.Tests.Judges.Suites;

/// <summary>A judge of assertions that asks the fake model server, and what that answers.</summary>
internal static class AssertionReplies
{
    public static LlmJudge Judge(FakeLlmServer server, string[] assertions, LlmJudgeOptions? options = null, string model = "openai/gpt-4o") =>
        new(assertions, (options ?? new LlmJudgeOptions()) with { Model = JudgeModel.Of(model, new ChatModelOptions { Endpoint = Address(server, model), ApiKey = "key" }) });

    public static string Good(params bool[] scores) => new JsonObject(scores.Select((score, i) => KeyValuePair.Create<string, JsonNode?>(
        $"assertion_{i + 1}", new JsonObject { ["reason"] = "seen", ["score"] = score, ["confidence"] = 0.9 }))).ToJsonString();

    public static int ToolResults(FakeLlmRequest request) => request.Body["messages"]!.AsArray().Count(message => message!["role"]!.ToString() == "tool");

    private static Uri Address(FakeLlmServer server, string model) => model.StartsWith("anthropic/", StringComparison.Ordinal) ? server.Anthropic : server.OpenAi;
}
