using System.Text.Json.Nodes;
using Xunit;

namespace Opik.EndToEnd.Tests.TypeScriptSdk;

/// <summary>The official TypeScript packages from npm. Scripts print what the client read back.</summary>
public sealed class TypeScriptClientTests(RunningServer server)
{
    [Fact]
    public async Task Client_sends_updates_scores_searches_and_attaches()
    {
        var answer = await RunAsync("core.mjs");

        JsonAssert.Same("""
            {
              "uploadId": "BEMinIO", "uploadStatus": 204, "foundIsTrace": true, "none": 0,
              "threads": [["ts-thread", 2, "active"]],
              "input": {"question": "What is 2 + 2?"}, "output": {"answer": "4"}, "tags": ["math", "updated"], "release": "1.4", "ended": true,
              "usage": {"prompt_tokens": 20, "completion_tokens": 2, "total_tokens": 22}, "costIsKnown": true,
              "scores": [["correct", 1, "it is four"]], "spanScores": [["short", 0.9, "brief"]],
              "spans": [
                {"name": "retrieve", "type": "tool", "children": []},
                {"name": "complete", "type": "llm", "model": "gpt-4o-mini", "provider": "openai", "totalTokens": 22, "children": [
                  {"name": "attempt", "type": "general", "children": []}]}
              ],
              "files": [["ts.txt", 460, "text/plain"]], "fileIsWhole": true
            }
            """, answer);
    }

    [Fact]
    public async Task Tracked_functions_become_a_tree_and_errors_stay()
    {
        var answer = await RunAsync("track.mjs");

        Assert.Equal("lake is a body of water", (string?)answer["text"]);
        Assert.Equal("out of range 9", (string?)answer["failure"]);
        Assert.True((bool)answer["hasHeaders"]!);
        Assert.Equal("explain", (string?)answer["name"]);
        Assert.Contains("out of range 9", (string?)answer["error"], StringComparison.Ordinal);
        var explain = Assert.Single(answer["spans"]!.AsArray())!;
        Assert.Equal("explain", (string?)explain["name"]);
        Assert.Equal("look_up", (string?)Assert.Single(explain["children"]!.AsArray())!["name"]);
    }

    [Fact]
    public async Task OpenAI_integration_records_plain_streamed_and_tool_calls()
    {
        var answer = await RunAsync("openai.mjs");

        Assert.Equal("Echo of Name a bridge", (string?)answer["plain"]);
        Assert.Equal("Echo of Name a tunnel", (string?)answer["streamed"]);
        var traces = answer["traces"]!.AsArray();
        Assert.Equal(3, traces.Count);
        Assert.All(traces, trace =>
        {
            Assert.Equal("OpenAI.chat", (string?)trace!["name"]);
            Assert.Equal("ts-openai", (string?)Assert.Single(trace["tags"]!.AsArray()));
            Assert.Equal("demo", (string?)trace["app"]);
            Assert.Equal(18, (int)trace["totalTokens"]!);
            Assert.True((bool)trace["costIsKnown"]!);
            var span = Assert.Single(trace["spans"]!.AsArray())!;
            Assert.Equal("gpt-4o-mini", (string?)span["model"]);
            Assert.Equal("openai", (string?)span["provider"]);
        });
        Assert.Contains("Echo of Name a bridge", (string?)traces[0]!["output"], StringComparison.Ordinal);
        Assert.Contains("Echo of Name a tunnel", (string?)traces[1]!["output"], StringComparison.Ordinal);
        Assert.Contains("Loch Ness", (string?)traces[2]!["output"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task LangChain_integration_records_a_chain_as_a_tree()
    {
        var answer = await RunAsync("langchain.mjs");

        Assert.Equal("Echo of Tell me about canals", (string?)answer["text"]);
        Assert.Equal("canal_chain", (string?)answer["name"]);
        Assert.Equal("ts-lc", (string?)Assert.Single(answer["tags"]!.AsArray()));
        Assert.Contains("Echo of Tell me about canals", (string?)answer["output"], StringComparison.Ordinal);
        Assert.Equal(18, (int)answer["totalTokens"]!);
        var chain = Assert.Single(answer["spans"]!.AsArray())!;
        Assert.Equal(["ChatPromptTemplate", "ChatOpenAI", "StrOutputParser"], Names(chain["children"]!));
        var model = chain["children"]![1]!;
        Assert.Equal("llm", (string?)model["type"]);
        Assert.Equal("gpt-4o-mini", (string?)model["model"]);
    }

    [Fact]
    public async Task Vercel_integration_records_steps_and_tool_calls()
    {
        var answer = await RunAsync("vercel.mjs");

        Assert.Equal("The answer is: Loch Ness is 230 m deep", (string?)answer["text"]);
        Assert.Equal("lake-chat", (string?)answer["name"]);
        Assert.Equal("vercel-thread", (string?)answer["threadId"]);
        Assert.Equal("ts-vercel", (string?)Assert.Single(answer["tags"]!.AsArray()));
        Assert.Contains("Loch Ness is 230 m deep", (string?)answer["output"], StringComparison.Ordinal);
        Assert.Equal(36, (int)answer["totalTokens"]!);
        Assert.Equal(["ai.generateText.doGenerate", "ai.toolCall", "ai.generateText.doGenerate"], Names(answer["spans"]!));
    }

    private static IEnumerable<string?> Names(JsonNode spans) => spans.AsArray().Select(span => (string?)span!["name"]);

    private Task<JsonObject> RunAsync(string script) => TypeScriptScript.RunAsync(script, server.Address, $"typescript {script}");
}
