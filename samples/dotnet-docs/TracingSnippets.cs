using Opik.Contracts;
using Opik.Distributed;

namespace Opik.Samples.Docs;

/// <summary>Snippets of docs/dotnet/tracing.md.</summary>
internal static class TracingSnippets
{
    public static async Task RunAsync(OpikClient client)
    {
        Contexts(client);
        await FunctionsAsync(client);
        Threads(client);
        Projects(client);
        Detached(client);
        Parents(client);
        Continued(client);
        Scores(client);
        Files(client);
        await StreamAsync(client);
        await AddressesAsync(client);
    }

    private static void Contexts(OpikClient client)
    {
        #region contexts
        using var trace = client.StartTrace("answer", new TraceOptions { Input = new { question = "What is ML?" }, Tags = ["demo"] });
        using (var retrieve = client.StartSpan("retrieve", SpanType.Tool))
            retrieve.SetOutput(new[] { "document 1" });
        using (var generate = client.StartSpan("generate", SpanType.Llm))
        {
            generate.Model = "gpt-4o-mini";
            generate.Provider = "openai";
            generate.SetMetadata("temperature", 0.2);
            generate.SetOutput("Machine learning.");
        }

        trace.SetOutput(new { answer = "Machine learning." });
        #endregion
    }

    private static async Task FunctionsAsync(OpikClient client)
    {
        #region functions
        var answer = await client.TrackAsync("generate", async span =>
        {
            span.SetInput("What is ML?");
            await Task.Yield();
            return "Machine learning."; // the output, unless the function sets one
        });
        #endregion
        _ = answer;
    }

    private static void Threads(OpikClient client)
    {
        #region threads
        foreach (var message in new[] { "Hello", "What is ML?" })
        {
            using var turn = client.StartTrace("chat", new TraceOptions { ThreadId = "conversation-42", Input = new { message } });
            turn.SetOutput(new { reply = "…" });
        }

        client.LogThreadScore("conversation-42", "helpful", 1);
        #endregion
    }

    private static void Projects(OpikClient client)
    {
        #region projects
        using (client.UseProject("support"))
        {
            using var span = client.StartSpan("in support");
            span.StartSpan("also in support").End();
        }
        #endregion
    }

    private static void Detached(OpikClient client)
    {
        #region detached
        var start = DateTimeOffset.UtcNow.AddMinutes(-5);
        var trace = client.StartTrace("imported", new TraceOptions { Detached = true, StartTime = start });
        var span = trace.StartSpan("step", new SpanOptions { StartTime = start });
        span.End(start.AddSeconds(3));
        trace.End(start.AddSeconds(4));
        #endregion
    }

    private static void Parents(OpikClient client)
    {
        #region headers
        var message = new Dictionary<string, string>();
        using (client.StartSpan("publish"))
        {
            foreach (var (name, value) in OpikHeaders.Current())
                message[name] = value;
        }

        // in the other process:
        using var handle = client.StartSpan("handle", new SpanOptions { Parent = OpikHeaders.Extract(message) });
        #endregion
    }

    private static void Continued(OpikClient client)
    {
        var traceId = client.StartTrace("earlier").Id;
        #region updates
        client.UpdateTrace(traceId, new TraceUpdate { Tags = ["checked"], Metadata = new Dictionary<string, object?> { ["reviewer"] = "ann" } });
        client.LogTraceScore(traceId, "correct", 1, reason: "as in the reference");
        #endregion
    }

    private static void Scores(OpikClient client)
    {
        #region errors
        using var span = client.StartSpan("generate");
        try
        {
            throw new TimeoutException("The model did not answer.");
        }
        catch (TimeoutException late)
        {
            span.SetError(late);
        }

        span.AddFeedbackScore("answered", 0, reason: "timeout");
        #endregion
    }

    private static void Files(OpikClient client)
    {
        var path = Path.GetTempFileName();
        #region attachments
        using var span = client.StartSpan("draw");
        span.Attach(OpikAttachment.FromFile(path, "plan.pdf"));
        span.Attach(OpikAttachment.FromBytes([0x89, 0x50], "image.png"));
        span.Attach(OpikAttachment.FromStream(File.OpenRead(path), "log.txt"));
        #endregion
    }

    private static async Task StreamAsync(OpikClient client)
    {
        #region streaming
        using var span = client.StartSpan("generate", SpanType.Llm);
        var text = new System.Text.StringBuilder();
        await foreach (var word in WordsAsync())
        {
            span.TimeToFirstToken ??= DateTime.UtcNow - span.StartTime;
            text.Append(word);
        }

        span.SetOutput(text.ToString());
        #endregion
    }

    private static async Task AddressesAsync(OpikClient client)
    {
        #region reading
        await client.FlushAsync();
        foreach (var trace in await client.Traces.SearchAsync(new() { FilterString = "tags contains \"demo\"", MaxResults = 10 }))
            Console.WriteLine($"{trace.Name} {client.Links.Trace(trace.Id)}");
        #endregion
    }

    private static async IAsyncEnumerable<string> WordsAsync()
    {
        await Task.Yield();
        yield return "Machine ";
        yield return "learning.";
    }
}
