using Opik.Contracts;

namespace Opik.EndToEnd.Tests.WireParity;

/// <summary>The program of <c>parity.mjs</c>.</summary>
internal static class TypeScriptProgram
{
    /// <summary>Paths that differ, with the reason.</summary>
    public static IReadOnlyDictionary<string, string> Deviations { get; } = new Dictionary<string, string>();

    public static Task RunAsync(OpikClient client)
    {
        using var agent = client.StartTrace("agent", new TraceOptions
        {
            Detached = true,
            Input = new { question = "why?" },
            Tags = ["agent"],
            Metadata = new Dictionary<string, object?> { ["version"] = 3 },
            ThreadId = "conversation",
        });
        using (var search = agent.StartSpan("search", new SpanOptions { Type = SpanType.Tool, Input = new { query = "Grüße, 世界 👍🏽" } }))
            search.SetOutput(new object?[] { "first", "second", null, new { deep = true } });
        using (var generate = agent.StartSpan("generate", new SpanOptions { Type = SpanType.Llm, Input = new { prompt = "p" }, Tags = ["llm"] }))
        {
            generate.SetOutput(new { answer = "yes" });
            generate.Model = "gpt-4o-mini";
            generate.Provider = "openai";
            generate.Usage = new Dictionary<string, long> { ["prompt_tokens"] = 12, ["completion_tokens"] = 5, ["total_tokens"] = 17 };
            generate.SetMetadata("temperature", 0.2);
            using var below = generate.StartSpan("below", new SpanOptions { Input = new { n = 0.1 } });
            below.AddFeedbackScore("short", 0.5, "brief");
        }

        agent.AddFeedbackScore("useful", 1, "it is");
        agent.SetOutput(new { answer = "yes 2" });
        return Task.CompletedTask;
    }
}
