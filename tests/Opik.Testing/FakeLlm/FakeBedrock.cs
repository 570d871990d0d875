using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using System.Text.Json.Nodes;

namespace Opik.Testing.FakeLlm;

/// <summary>Answers in the Converse interface of Amazon Bedrock; streams are binary event streams.</summary>
internal static class FakeBedrock
{
    public static JsonObject Whole(FakeLlmAnswer answer)
    {
        var content = new JsonArray();
        if (answer.Thought is { } thought)
            content.Add(new JsonObject { ["reasoningContent"] = new JsonObject { ["reasoningText"] = new JsonObject { ["text"] = thought, ["signature"] = "signature-1" } } });
        if (answer.Pieces.Count > 0)
            content.Add(new JsonObject { ["text"] = string.Concat(answer.Pieces) });
        if (answer.Tool is { } tool)
            content.Add(new JsonObject { ["toolUse"] = new JsonObject { ["toolUseId"] = "tooluse_1", ["name"] = tool, ["input"] = JsonNode.Parse(string.Concat(answer.Arguments)) } });
        return new JsonObject
        {
            ["output"] = new JsonObject { ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = content } },
            ["stopReason"] = Reason(answer), ["usage"] = Usage(answer), ["metrics"] = new JsonObject { ["latencyMs"] = 12 },
        };
    }

    public static IEnumerable<byte[]> Events(FakeLlmAnswer answer)
    {
        yield return Event("messageStart", """{"role":"assistant"}""");
        var index = 0;
        if (answer.Thought is { } thought)
        {
            yield return Event("contentBlockDelta", new JsonObject { ["contentBlockIndex"] = index, ["delta"] = new JsonObject { ["reasoningContent"] = new JsonObject { ["text"] = thought } } }.ToJsonString());
            yield return Event("contentBlockDelta", new JsonObject { ["contentBlockIndex"] = index++, ["delta"] = new JsonObject { ["reasoningContent"] = new JsonObject { ["signature"] = "signature-1" } } }.ToJsonString());
        }

        foreach (var text in answer.Pieces)
            yield return Event("contentBlockDelta", new JsonObject { ["contentBlockIndex"] = index, ["delta"] = new JsonObject { ["text"] = text } }.ToJsonString());
        yield return Event("contentBlockStop", $$"""{"contentBlockIndex":{{index++}}}""");
        if (answer.Tool is { } tool)
        {
            yield return Event("contentBlockStart", new JsonObject { ["contentBlockIndex"] = index, ["start"] = new JsonObject { ["toolUse"] = new JsonObject { ["toolUseId"] = "tooluse_1", ["name"] = tool } } }.ToJsonString());
            foreach (var part in answer.Arguments)
                yield return Event("contentBlockDelta", new JsonObject { ["contentBlockIndex"] = index, ["delta"] = new JsonObject { ["toolUse"] = new JsonObject { ["input"] = part } } }.ToJsonString());
            yield return Event("contentBlockStop", $$"""{"contentBlockIndex":{{index}}}""");
        }

        if (answer.BreaksOff)
        {
            yield return Frame("exception", ":exception-type", "throttlingException", """{"message":"the fake broke off"}""");
            yield break;
        }

        yield return Event("messageStop", $$"""{"stopReason":"{{Reason(answer)}}"}""");
        yield return Event("metadata", new JsonObject { ["usage"] = Usage(answer) }.ToJsonString());
    }

    private static JsonObject Usage(FakeLlmAnswer answer) => new()
    {
        ["inputTokens"] = answer.Usage.Prompt - answer.Cached, ["outputTokens"] = answer.Usage.Completion, ["totalTokens"] = answer.Usage.Prompt + answer.Usage.Completion,
        ["cacheReadInputTokens"] = answer.Cached, ["cacheWriteInputTokens"] = 0,
    };

    private static byte[] Event(string type, string payload) => Frame("event", ":event-type", type, payload);

    // total length, length of the headers, CRC-32 of these; headers; payload; CRC-32 of all before
    private static byte[] Frame(string kind, string nameOfType, string type, string payload)
    {
        byte[] headers = [.. Header(":message-type", kind), .. Header(nameOfType, type), .. Header(":content-type", "application/json")];
        var body = Encoding.UTF8.GetBytes(payload);
        var frame = new byte[12 + headers.Length + body.Length + 4];
        BinaryPrimitives.WriteUInt32BigEndian(frame, (uint)frame.Length);
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(4), (uint)headers.Length);
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(8), Crc32.HashToUInt32(frame.AsSpan(0, 8)));
        headers.CopyTo(frame, 12);
        body.CopyTo(frame, 12 + headers.Length);
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(frame.Length - 4), Crc32.HashToUInt32(frame.AsSpan(0, frame.Length - 4)));
        return frame;
    }

    private static byte[] Header(string name, string value)
    {
        var (nameBytes, valueBytes) = (Encoding.UTF8.GetBytes(name), Encoding.UTF8.GetBytes(value));
        return [(byte)nameBytes.Length, .. nameBytes, 7, (byte)(valueBytes.Length >> 8), (byte)valueBytes.Length, .. valueBytes];
    }

    private static string Reason(FakeLlmAnswer answer) => answer.Tool is not null ? "tool_use" : answer.IsCut ? "max_tokens" : "end_turn";
}
