using System.Text.Json;
using Opik.Contracts;

namespace Opik.EndToEnd.Tests.WireParity;

/// <summary>The program of <c>parity.py</c>.</summary>
internal static class PythonProgram
{
    private static readonly Dictionary<string, object?> Values = new()
    {
        ["text"] = "Grüße, 世界 👍🏽",
        ["whole"] = 9007199254740993,
        ["part"] = 0.1,
        ["list"] = new object?[] { 1, "two", null, new Dictionary<string, object?> { ["deep"] = true } },
        ["nothing"] = null,
    };

    /// <summary>Paths that differ, with the reason.</summary>
    public static IReadOnlyDictionary<string, string> Deviations { get; } = new Dictionary<string, string>
    {
        ["[0].spans[0].spans[1].metadata.usage"] = "The Python client repeats the usage in the metadata; the span has it.",
        ["[0].spans[0].spans[2].error_info.exception_type"] = "Exceptions of .NET have names of .NET.",
    };

    public static async Task RunAsync(OpikClient client)
    {
        await client.TrackAsync("agent", span => AgentAsync(client, span), new SpanOptions
        {
            Tags = ["agent"],
            Metadata = new Dictionary<string, object?> { ["version"] = 3 },
            Input = new Dictionary<string, object?> { ["question"] = "why?", ["values"] = Values },
        });

        using (var trace = client.StartTrace("scoped", new TraceOptions { Input = new { question = "scoped?" } }))
        {
            using (var span = client.StartSpan("step", SpanType.Guardrail))
                span.SetOutput(new { passed = true });
            trace.SetOutput(new { answer = "scoped" });
        }

        var low = client.StartTrace("low level", new TraceOptions { Detached = true, Input = new { a = 1 }, Tags = ["low"] });
        var child = low.StartSpan("child", new SpanOptions { Input = new { b = 2 } });
        child.SetOutput(new { c = 3 });
        child.End();
        low.SetOutput(new { d = 4 });
        low.End();
    }

    private static async Task<string> AgentAsync(OpikClient client, OpikSpan span)
    {
        var found = client.Track("search", _ => new[] { "first", "second" }, new SpanOptions { Type = SpanType.Tool, Input = new { query = "why?" } });
        await client.TrackAsync("generate", GenerateAsync, new SpanOptions { Type = SpanType.Llm, Input = new Dictionary<string, object?> { ["prompt"] = "prompt", ["values"] = Values } });
        try
        {
            client.Track("broken", _ => throw new InvalidOperationException("no luck"), new SpanOptions { Input = new { reason = "no luck" } });
        }
        catch (InvalidOperationException)
        {
            // The error is on the span; the agent goes on.
        }

        span.Trace.ThreadId = "conversation";
        span.Trace.AddTags("trace");
        span.Trace.AddFeedbackScore("useful", 1, "it is");
        return $"yes {found.Length}";
    }

    private static Task<object> GenerateAsync(OpikSpan span)
    {
        span.Model = "gpt-4o-mini";
        span.Provider = "openai";
        using var usage = JsonDocument.Parse("""{"prompt_tokens":12,"completion_tokens":5,"total_tokens":17}""");
        span.SetProviderUsage(usage.RootElement);
        span.SetMetadata("temperature", 0.2);
        span.AddTags("llm");
        return Task.FromResult<object>(new { answer = "yes" });
    }
}
