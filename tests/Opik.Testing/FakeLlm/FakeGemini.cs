using System.Text.Json.Nodes;

namespace Opik.Testing.FakeLlm;

/// <summary>Answers in the interface of Gemini.</summary>
internal static class FakeGemini
{
    public static JsonObject Whole(FakeLlmAnswer answer)
    {
        var parts = new JsonArray();
        if (answer.Thought is { } thought)
            parts.Add(new JsonObject { ["text"] = thought, ["thought"] = true });
        if (answer.Pieces.Count > 0)
            parts.Add(new JsonObject { ["text"] = string.Concat(answer.Pieces) });
        if (answer.Tool is { } tool)
            parts.Add(Call(tool, answer));
        var piece = Piece(parts, Reason(answer), answer);
        AddLogProbabilities(piece, answer, answer.Pieces);
        return piece;
    }

    public static IEnumerable<string> Events(FakeLlmAnswer answer)
    {
        if (answer.Thought is { } thought)
            yield return Event(Piece(new JsonArray(new JsonObject { ["text"] = thought, ["thought"] = true }), null, null));
        foreach (var text in answer.Pieces)
        {
            var piece = Piece(new JsonArray(new JsonObject { ["text"] = text }), null, null);
            AddLogProbabilities(piece, answer, [text]);
            yield return Event(piece);
        }

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
                ["promptTokenCount"] = usage.Usage.Prompt, ["candidatesTokenCount"] = usage.Usage.Completion - usage.Reasoning, ["totalTokenCount"] = usage.Usage.Prompt + usage.Usage.Completion,
            };
            if (usage.Cached > 0)
                piece["usageMetadata"]!["cachedContentTokenCount"] = usage.Cached;
            if (usage.Reasoning > 0)
                piece["usageMetadata"]!["thoughtsTokenCount"] = usage.Reasoning;
        }

        return piece;
    }

    private static void AddLogProbabilities(JsonObject piece, FakeLlmAnswer answer, IReadOnlyList<string> pieces)
    {
        if (answer.LogProbability is not { } probability)
            return;
        static JsonObject Candidate(string token, double probability) => new() { ["token"] = token, ["tokenId"] = 1, ["logProbability"] = probability };
        piece["candidates"]![0]!["logprobsResult"] = new JsonObject
        {
            ["chosenCandidates"] = new JsonArray([.. pieces.Select(text => Candidate(text, probability))]),
            ["topCandidates"] = new JsonArray([.. pieces.Select(text => new JsonObject { ["candidates"] = new JsonArray(Candidate(text, probability), Candidate("other", probability - 2)) })]),
        };
    }

    private static string Reason(FakeLlmAnswer answer) => answer.IsCut ? "MAX_TOKENS" : "STOP";

    private static string Event(JsonObject data) => $"data: {data.ToJsonString()}\r\n\r\n";
}
