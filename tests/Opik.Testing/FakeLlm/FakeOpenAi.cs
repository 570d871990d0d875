using System.Text.Json.Nodes;

namespace Opik.Testing.FakeLlm;

/// <summary>Answers in the interface of OpenAI.</summary>
internal static class FakeOpenAi
{
    public static JsonObject Whole(FakeLlmRequest request, FakeLlmAnswer answer)
    {
        var message = new JsonObject { ["role"] = "assistant", ["content"] = answer.Tool is null ? string.Concat(answer.Pieces) : null };
        if (answer.Tool is { } tool)
            message["tool_calls"] = new JsonArray(Call(tool, string.Concat(answer.Arguments)));
        if (answer.Thought is { } thought)
            message["reasoning_content"] = thought;
        var choice = new JsonObject { ["index"] = 0, ["message"] = message, ["finish_reason"] = Reason(answer) };
        if (LogProbabilities(request, answer, answer.Pieces) is { } tokens)
            choice["logprobs"] = tokens;
        return new JsonObject
        {
            ["id"] = "chatcmpl-fake", ["object"] = "chat.completion", ["created"] = 1_700_000_000, ["model"] = Model(request), ["system_fingerprint"] = "fp_fake",
            ["choices"] = new JsonArray(choice),
            ["usage"] = Usage(answer),
        };
    }

    public static IEnumerable<string> Events(FakeLlmRequest request, FakeLlmAnswer answer)
    {
        yield return Event(Piece(request, new JsonObject { ["role"] = "assistant", ["content"] = string.Empty }, null));
        if (answer.Thought is { } thought)
            yield return Event(Piece(request, new JsonObject { ["reasoning_content"] = thought }, null));
        foreach (var text in answer.Pieces)
        {
            var piece = Piece(request, new JsonObject { ["content"] = text }, null);
            if (LogProbabilities(request, answer, [text]) is { } tokens)
                piece["choices"]![0]!["logprobs"] = tokens;
            yield return Event(piece);
        }

        if (answer.Tool is { } tool)
        {
            var call = Call(tool, string.Empty);
            call["index"] = 0;
            yield return Event(Piece(request, new JsonObject { ["tool_calls"] = new JsonArray(call) }, null));
            foreach (var part in answer.Arguments)
                yield return Event(Piece(request, new JsonObject { ["tool_calls"] = new JsonArray(new JsonObject { ["index"] = 0, ["function"] = new JsonObject { ["arguments"] = part } }) }, null));
        }

        if (answer.BreaksOff)
        {
            yield return Event(new JsonObject { ["error"] = new JsonObject { ["message"] = "the fake broke off" } });
            yield break;
        }

        yield return Event(Piece(request, [], Reason(answer)));
        if (request.Body["stream_options"]?["include_usage"]?.GetValue<bool>() == true)
        {
            var last = Piece(request, [], null);
            last["choices"] = new JsonArray();
            last["usage"] = Usage(answer);
            yield return Event(last);
        }

        yield return "data: [DONE]\n\n";
    }

    // As real providers do: the dated name of the model that was asked for.
    private static string Model(FakeLlmRequest request) => $"{request.Body["model"]}-2026-01-31";

    private static JsonObject Piece(FakeLlmRequest request, JsonObject delta, string? reason) => new()
    {
        ["id"] = "chatcmpl-fake", ["object"] = "chat.completion.chunk", ["created"] = 1_700_000_000, ["model"] = Model(request),
        ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["delta"] = delta, ["finish_reason"] = reason }),
    };

    private static JsonObject Call(string tool, string arguments) =>
        new() { ["id"] = "call_1", ["type"] = "function", ["function"] = new JsonObject { ["name"] = tool, ["arguments"] = arguments } };

    private static JsonObject? LogProbabilities(FakeLlmRequest request, FakeLlmAnswer answer, IReadOnlyList<string> pieces) =>
        answer.LogProbability is not { } probability || request.Body["logprobs"]?.GetValue<bool>() != true ? null : new JsonObject
        {
            ["content"] = new JsonArray([.. pieces.Select(piece => new JsonObject
            {
                ["token"] = piece, ["logprob"] = probability, ["bytes"] = null,
                ["top_logprobs"] = new JsonArray(new JsonObject { ["token"] = piece, ["logprob"] = probability }, new JsonObject { ["token"] = "other", ["logprob"] = probability - 2 }),
            })]),
        };

    private static JsonObject Usage(FakeLlmAnswer answer)
    {
        var usage = new JsonObject
        {
            ["prompt_tokens"] = answer.Usage.Prompt, ["completion_tokens"] = answer.Usage.Completion, ["total_tokens"] = answer.Usage.Prompt + answer.Usage.Completion,
        };
        if (answer.Cached > 0)
            usage["prompt_tokens_details"] = new JsonObject { ["cached_tokens"] = answer.Cached };
        if (answer.Reasoning > 0)
            usage["completion_tokens_details"] = new JsonObject { ["reasoning_tokens"] = answer.Reasoning };
        return usage;
    }

    private static string Reason(FakeLlmAnswer answer) => answer.Tool is not null ? "tool_calls" : answer.IsCut ? "length" : "stop";

    private static string Event(JsonObject data) => $"data: {data.ToJsonString()}\n\n";
}
