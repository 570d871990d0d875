using Opik;
using Opik.Contracts;
using Opik.Samples.Aot;

// Native code has no reflection: the source-generated context tells the SDK how the values of this program become JSON.
var options = OpikOptions.Load(settings => settings.JsonTypeInfoResolver = AnswerJson.Default);
await using var opik = new OpikClient(options);

var traceId = await opik.TrackAsync("agent", async span =>
{
    span.SetInput(new Question("What is observability?", ["short"]));
    using (var search = opik.StartSpan("search", SpanType.Tool))
    {
        search.SetInput("observability");
        await Task.Delay(1);
        search.SetOutput(new[] { "document 1", "document 2" });
    }

    using (var generate = opik.StartSpan("generate", SpanType.Llm))
    {
        generate.Model = "gpt-4o-mini";
        generate.Provider = "openai";
        generate.Usage = new Dictionary<string, long> { ["prompt_tokens"] = 12, ["completion_tokens"] = 5, ["total_tokens"] = 17 };
        generate.SetOutput(new Answer("Knowing what a program does.", 0.9));
    }

    span.Trace.AddFeedbackScore("useful", 1);
    span.SetOutput(new Answer("Knowing what a program does.", 0.9));
    return span.TraceId;
});

var flushed = await opik.FlushAsync(TimeSpan.FromSeconds(10));
Console.WriteLine(flushed.Success ? $"trace {traceId}" : $"not sent: {flushed}");
return flushed.Success ? 0 : 1;
