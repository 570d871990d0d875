using System.Text.Json.Nodes;

namespace Opik.Testing.FakeLlm;

/// <summary>
/// A judge of test suites: answers the schema that the request asks for, <c>{"assertion_1":{"score":…,"reason":…,"confidence":…}}</c>.
/// Every assertion holds, unless the text to be judged has <see cref="Fails"/> in it.
/// </summary>
public static class SuiteJudge
{
    /// <summary>What makes assertions fail.</summary>
    public const string Fails = "RUDE";

    /// <summary>The answer to a request; of other requests the last words of the user.</summary>
    public static FakeLlmAnswer Answer(FakeLlmRequest request)
    {
        if (request.Body["response_format"]?["json_schema"]?["schema"]?["properties"] is not JsonObject assertions)
            return FakeLlmAnswer.Text(request.LastText);
        var holds = !request.Body["messages"]!.ToJsonString().Contains(Fails, StringComparison.Ordinal);
        var verdict = new JsonObject();
        foreach (var (name, _) in assertions)
            verdict[name] = new JsonObject { ["score"] = holds, ["reason"] = holds ? "it does" : "it does not", ["confidence"] = 0.9 };
        return FakeLlmAnswer.Text(verdict.ToJsonString());
    }
}
