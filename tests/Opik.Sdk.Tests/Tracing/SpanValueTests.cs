using Opik.Contracts;
using Opik.Sdk.Testing;

namespace Opik.Sdk.Tests.Tracing;

public sealed class SpanValueTests
{
    private readonly OpikRecorder recorder = new();

    private OpikClient Client => recorder.Client;

    [Fact]
    public void Everything_set_is_written()
    {
        using (var span = Client.StartSpan("llm", SpanType.Llm))
        {
            span.Model = "gpt-5-nano";
            span.Provider = "openai";
            span.Usage = new Dictionary<string, long> { ["prompt_tokens"] = 5_000_000_000, ["completion_tokens"] = 2 };
            span.TotalCost = 0.25m;
            span.TimeToFirstToken = TimeSpan.FromMilliseconds(12.5);
            span.AddTags("a", "b", "a");
            span.SetMetadata("attempt", 1);
            span.SetMetadata("attempt", 2);
            span.Trace.ThreadId = "conversation";
            span.AddFeedbackScore("quality", 0.5, "so so");
            span.Attach(OpikAttachment.FromBase64("data:image/png;base64,iVBORw0=", "dot.png", "image/png"));
        }

        var recorded = recorder.Traces[0].Spans[0];
        Assert.Equal("llm", recorded.Type);
        Assert.Equal("gpt-5-nano", recorded.Model);
        Assert.Equal("openai", recorded.Provider);
        Assert.Equal(5_000_000_000, recorded.Usage["prompt_tokens"]);
        Assert.Equal(0.25m, recorded.TotalCost);
        Assert.Equal(12.5, recorded.Json.GetProperty("ttft").GetDouble());
        Assert.Equal(["a", "b"], recorded.Tags);
        Assert.Equal("""{"attempt":2}""", recorded.Metadata.GetRawText());
        Assert.Equal("conversation", recorder.Traces[0].ThreadId);
        Assert.Equal(new RecordedScore("span", recorded.Id.ToString(), "quality", 0.5, "so so"), Assert.Single(recorder.Scores));
        Assert.Equal(new RecordedAttachment("span", recorded.Id, "dot.png", "image/png"), Assert.Single(recorder.Attachments));
    }

    [Fact]
    public void Values_are_those_of_the_moment_of_the_call()
    {
        var list = new List<int> { 1 };
        using (var span = Client.StartSpan("s"))
        {
            span.SetInput(new Dictionary<string, object?> { ["list"] = list });
            list.Add(2);
        }

        Assert.Equal("""{"list":[1]}""", recorder.Traces[0].Input.GetRawText());
    }

    [Fact]
    public async Task A_result_becomes_the_output_unless_the_function_set_one()
    {
        Assert.Equal(3, await Client.TrackAsync("sum", _ => Task.FromResult(3)));
        Client.Track("explicit", span =>
        {
            span.SetOutput("mine");
            return "other";
        });

        Assert.Equal("""{"output":3}""", recorder.Traces[0].Output.GetRawText());
        Assert.Equal("""{"output":"mine"}""", recorder.Traces[1].Output.GetRawText());
    }

    [Fact]
    public async Task An_exception_is_noted_on_span_and_trace_and_reaches_the_caller()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Client.TrackAsync("fails", async _ =>
        {
            await Task.Yield();
            throw new InvalidOperationException("no");
        }));

        var trace = Assert.Single(recorder.Traces);
        Assert.Equal("System.InvalidOperationException", trace.ErrorType);
        Assert.Equal("System.InvalidOperationException", trace.Spans[0].ErrorType);
        Assert.Contains("no", trace.Spans[0].Json.GetProperty("error_info").GetProperty("traceback").GetString(), StringComparison.Ordinal);
        Assert.True(trace.HasEnded);
    }

    [Fact]
    public void Arguments_of_one_call_reach_its_trace_its_span_and_the_spans_below()
    {
        var args = new OpikArgs { Span = new OpikSpanArgs { Tags = ["vip"] }, Trace = new OpikTraceArgs { ThreadId = "t1", Tags = ["run"] } };
        using (Client.StartSpan("outer", new SpanOptions { Args = args }))
            Client.StartSpan("inner").End();

        var trace = Assert.Single(recorder.Traces);
        Assert.Equal("t1", trace.ThreadId);
        Assert.Equal(["run"], trace.Tags);
        Assert.Equal(["vip"], trace.Spans[0].Tags);
        Assert.Equal(["vip"], trace.Spans[0].Spans[0].Tags);
    }

    [Fact]
    public void The_outer_project_wins_inside_a_context_and_an_explicit_one_outside()
    {
        Client.StartTrace("explicit", new TraceOptions { ProjectName = "p1" }).End();
        using (Client.UseProject("scope"))
        using (Client.UseProject("inner scope"))
        using (Client.StartTrace("scoped", new TraceOptions { ProjectName = "p2" }))
            Client.StartSpan("below", new SpanOptions { ProjectName = "p3" }).End();
        Client.StartTrace("after").End();

        Assert.Equal(["p1", "scope", null], recorder.Traces.Select(trace => trace.ProjectName));
        Assert.Equal("scope", recorder.Traces[1].Spans[0].ProjectName);
    }

    [Fact]
    public void Nothing_is_traced_while_tracing_is_off()
    {
        Client.IsTracingActive = false;
        using (var span = Client.StartSpan("off"))
        {
            span.SetInput("x");
            span.AddFeedbackScore("s", 1);
            span.Model = "m";
            Assert.Same(OpikSpan.None, span);
            Assert.False(span.IsRecording);
            Assert.Same(OpikSpan.None, span.StartSpan("child"));
        }

        Client.LogTraceScore(Guid.CreateVersion7(), "s", 1);
        Assert.Empty(recorder.Traces);
        Assert.Empty(recorder.Messages);
        Client.ResetTracing();
        Assert.True(Client.IsTracingActive);
    }

    [Fact]
    public void A_call_that_is_not_traced_allocates_nothing()
    {
        Client.IsTracingActive = false;
        Run();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
            Run();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Run()
        {
            using var span = Client.StartSpan("off", SpanType.Llm);
            span.SetInput(1);
            span.SetOutput("text");
        }
    }

    [Fact]
    public void A_value_that_cannot_be_written_does_not_disturb_the_host()
    {
        using (var span = Client.StartSpan("odd"))
        {
            span.SetInput(new Throwing());
            span.SetMetadata("f", (Func<int>)(() => 1));
        }

        Assert.Contains("Throwing", recorder.Traces[0].Input.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_host_changes_after_the_call_does_not_show()
    {
        var usage = new Dictionary<string, long> { ["total_tokens"] = 1 };
        var tags = new List<string> { "a" };
        using (var span = Client.StartSpan(null!))
        {
            span.Usage = usage;
            Client.UpdateTrace(span.TraceId, new TraceUpdate { Tags = tags });
            usage["total_tokens"] = 2;
            tags.Add("b");
        }

        Assert.Equal(1, recorder.Traces[0].Spans[0].Usage["total_tokens"]);
        Assert.Equal("""["a"]""", recorder.Messages.Single(message => message.Kind == "TraceUpdate").Json.GetProperty("tags").GetRawText());
        Assert.Equal("", recorder.Traces[0].Name);
    }

    private sealed class Throwing
    {
        public int Value => throw new InvalidOperationException("getter");
    }
}
