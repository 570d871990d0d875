using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Evaluation.Conversations;
using Opik.Testing.Golden;

namespace Opik.Evaluation.Tests.Golden;

/// <summary>The conversation that the traces of a thread make.</summary>
public sealed class ThreadConversationGoldenTests
{
    public static TheoryData<string> Ids => [.. GoldenFile.Ids("misc", ["thread_conversation"])];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Ids))]
    public async Task Traces_make_the_conversation_of_the_official_client(string id) =>
        Assert.Null(await GoldenCheck.ComplaintAsync("misc", GoldenFile.Case("misc", id), golden => new(Conversation(golden)), tolerance: null));

    private static JsonObject Conversation(GoldenCase golden)
    {
        var turns = golden.Input.GetProperty("traces").EnumerateArray().Select(trace => new ConversationTurn(
            DateTimeOffset.UnixEpoch.AddSeconds(trace.GetProperty("start_offset_s").GetDouble()),
            trace.GetProperty("input_text").GetString(),
            trace.GetProperty("output_text").GetString(),
            trace.TryGetProperty("context", out var context) && context.ValueKind != JsonValueKind.Null ? [.. context.EnumerateArray().Select(item => item.GetString()!)] : null));
        return new() { ["messages"] = new JsonArray([.. ThreadConversation.FromTurns(turns).Select(message => (JsonNode)message.ToJson())]) };
    }
}
