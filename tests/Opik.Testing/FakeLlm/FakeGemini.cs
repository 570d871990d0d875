using System.Text.Json.Nodes;

namespace Opik.Testing.FakeLlm;

/// <summary>Answers in the interface of Gemini.</summary>
internal static class FakeGemini
{
    public static JsonObject Whole(FakeLlmAnswer answer)
    {
        var parts = new JsonArray();
        if (answer.Pieces.Count > 0)
            parts.Add(new JsonObject { ["text"] = string.Concat(answer.Pieces) });
        if (answer.Tool is { } tool)
            parts.Add(Call(tool, answer));
        return Piece(parts, Reason(answer), answer);
    }

    public static IEnumerable<string> Events(FakeLlmAnswer answer)
    {
        foreach (var text in answer.Pieces)
            yield return Event(Piece(new JsonArray(new JsonObject { ["text"] = text }), null, null));
        if (answer.BreaksOff)
        {
            yield return "data: [{\"error\":{\"code\":503,\"message\":\"the fake broke off\"}}]\n\n";
            yield break;
        }

        yield return Event(Piece(answer.Tool is { } tool ? new JsonArray(Call(tool, answer)) : new JsonArray(new JsonObject { ["text"] = string.Empty }), Reason(answer), answer));
    }

    private static JsonObject Call(string tool, FakeLlmAnswer answer) => new()
    {
        ["functionCall"] = new JsonObject { ["name"] = tool, ["args"] = JsonNode.Parse(string.Concat(answer.Arguments)) },
        ["thoughtSignature"] = "signature-1",
    };

    private static JsonObject Piece(JsonArray parts, string? reason, FakeLlmAnswer? usage)
    {
        var candidate = new JsonObject { ["content"] = new JsonObject { ["role"] = "model", ["parts"] = parts }, ["index"] = 0 };
        if (reason is not null)
            candidate["finishReason"] = reason;
        var piece = new JsonObject { ["candidates"] = new JsonArray(candidate), ["modelVersion"] = "gemini-fake-001", ["responseId"] = "resp-fake" };
        if (usage is not null)
        {
            piece["usageMetadata"] = new JsonObject
            {
                ["promptTokenCount"] = usage.Usage.Prompt, ["candidatesTokenCount"] = usage.Usage.Completion, ["totalTokenCount"] = usage.Usage.Prompt + usage.Usage.Completion,
            };
        }

        return piece;
    }

    private static string Reason(FakeLlmAnswer answer) => answer.IsCut ? "MAX_TOKENS" : "STOP";

    private static string Event(JsonObject data) => $"data: {data.ToJsonString()}\r\n\r\n";
}
