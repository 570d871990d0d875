using System.Text.Json.Nodes;

namespace Opik.Testing.FakeLlm;

/// <summary>Answers in the interface of Anthropic.</summary>
internal static class FakeAnthropic
{
    public static JsonObject Whole(FakeLlmRequest request, FakeLlmAnswer answer)
    {
        var content = new JsonArray();
        if (answer.Thought is { } thought)
            content.Add(new JsonObject { ["type"] = "thinking", ["thinking"] = thought, ["signature"] = "signature-1" });
        if (answer.Pieces.Count > 0)
            content.Add(new JsonObject { ["type"] = "text", ["text"] = string.Concat(answer.Pieces) });
        if (answer.Tool is { } tool)
            content.Add(new JsonObject { ["type"] = "tool_use", ["id"] = "toolu_1", ["name"] = tool, ["input"] = JsonNode.Parse(string.Concat(answer.Arguments)) });
        return new JsonObject
        {
            ["id"] = "msg_fake", ["type"] = "message", ["role"] = "assistant", ["model"] = $"{request.Body["model"]}-2026-01-31", ["content"] = content,
            ["stop_reason"] = Reason(answer), ["stop_sequence"] = null,
            ["usage"] = new JsonObject { ["input_tokens"] = answer.Usage.Prompt - answer.Cached, ["output_tokens"] = answer.Usage.Completion, ["cache_read_input_tokens"] = answer.Cached },
        };
    }

    public static IEnumerable<string> Events(FakeLlmRequest request, FakeLlmAnswer answer)
    {
        yield return Event("message_start", $$$"""{"message":{"id":"msg_fake","type":"message","role":"assistant","model":"{{{request.Body["model"]}}}-2026-01-31","content":[],"usage":{"input_tokens":{{{answer.Usage.Prompt - answer.Cached}}},"output_tokens":1,"cache_read_input_tokens":{{{answer.Cached}}}} }}""");
        yield return Event("ping", "{}");
        var index = 0;
        if (answer.Thought is { } thought)
        {
            yield return Event("content_block_start", $$$"""{"index":{{{index}}},"content_block":{"type":"thinking","thinking":"","signature":""} }""");
            yield return Delta(index, new JsonObject { ["type"] = "thinking_delta", ["thinking"] = thought });
            yield return Delta(index, new JsonObject { ["type"] = "signature_delta", ["signature"] = "signature-1" });
            yield return Event("content_block_stop", $$"""{"index":{{index++}}}""");
        }

        if (answer.Pieces.Count > 0)
        {
            yield return Event("content_block_start", $$$"""{"index":{{{index}}},"content_block":{"type":"text","text":""}}""");
            foreach (var text in answer.Pieces)
                yield return Delta(index, new JsonObject { ["type"] = "text_delta", ["text"] = text });
            yield return Event("content_block_stop", $$"""{"index":{{index++}}}""");
        }

        if (answer.Tool is { } tool)
        {
            yield return Event("content_block_start", $$$"""{"index":{{{index}}},"content_block":{"type":"tool_use","id":"toolu_1","name":"{{{tool}}}","input":{} } }""");
            foreach (var part in answer.Arguments)
                yield return Delta(index, new JsonObject { ["type"] = "input_json_delta", ["partial_json"] = part });
            yield return Event("content_block_stop", $$"""{"index":{{index}}}""");
        }

        if (answer.BreaksOff)
        {
            yield return Event("error", """{"error":{"type":"overloaded_error","message":"the fake broke off"}}""");
            yield break;
        }

        yield return Event("message_delta", $$$"""{"delta":{"stop_reason":"{{{Reason(answer)}}}","stop_sequence":null},"usage":{"output_tokens":{{{answer.Usage.Completion}}} } }""");
        yield return Event("message_stop", "{}");
    }

    private static string Delta(int index, JsonObject delta) => Event("content_block_delta", new JsonObject { ["index"] = index, ["delta"] = delta }.ToJsonString());

    // event: ping
    // data: {"type":"ping"}
    private static string Event(string type, string members)
    {
        var data = (JsonObject)JsonNode.Parse(members)!;
        data["type"] = type;
        return $"event: {type}\ndata: {data.ToJsonString()}\n\n";
    }

    private static string Reason(FakeLlmAnswer answer) => answer.Tool is not null ? "tool_use" : answer.IsCut ? "max_tokens" : "end_turn";
}
