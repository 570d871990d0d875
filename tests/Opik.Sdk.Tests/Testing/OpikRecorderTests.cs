using Opik.Contracts;
using Opik.Sdk.Testing;

namespace Opik.Sdk.Tests.Testing;

public sealed class OpikRecorderTests
{
    [Fact(Timeout = 30_000)]
    public async Task Tests_that_run_at_the_same_time_see_only_their_own_traces()
    {
        using var together = new Barrier(8);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(async () =>
        {
            var recorder = new OpikRecorder();
            using (recorder.UseAsDefault())
            {
                together.SignalAndWait(TestContext.Current.CancellationToken);
                await CodeUnderTestAsync($"agent {number}");
            }

            Assert.Equal($"agent {number}", Assert.Single(recorder.Traces).Name);
            Assert.Equal(2, recorder.AllSpans.Count());
        })));
    }

    [Fact]
    public void The_default_client_is_back_when_the_scope_ends()
    {
        var outer = new OpikRecorder();
        var inner = new OpikRecorder();
        using (outer.UseAsDefault())
        {
            using (inner.UseAsDefault())
                Assert.Same(inner.Client, OpikClient.Default);
            Assert.Same(outer.Client, OpikClient.Default);
        }
    }

    [Fact]
    public void Trees_are_printed_with_what_a_failed_assertion_needs()
    {
        var recorder = new OpikRecorder(new OpikOptions { ProjectName = "demo" });
        using (recorder.Client.StartTrace("agent", new TraceOptions { ThreadId = "t-1" }))
        {
            recorder.Client.StartSpan("retrieve", SpanType.Tool).End();
            using var generate = recorder.Client.StartSpan("generate", SpanType.Llm);
            generate.Model = "gpt-4o-mini";
            generate.Usage = new Dictionary<string, long> { ["total_tokens"] = 1_100 };
            generate.SetError(new TimeoutException("late"));
            recorder.Client.StartSpan("parse", new SpanOptions { Detached = true });
        }

        Assert.Equal(
            """
            trace agent {project: demo, thread: t-1}
              retrieve [tool]
              generate [llm] {model: gpt-4o-mini, tokens: 1100} failed: System.TimeoutException
                parse (open)
            """.ReplaceLineEndings("\n"),
            recorder.ToString());
        Assert.Equal("retrieve [tool]", recorder.Span("retrieve").ToString());
    }

    [Fact]
    public void What_is_looked_up_by_name_is_found_at_any_depth_or_the_message_shows_the_tree()
    {
        var recorder = new OpikRecorder();
        using (recorder.Client.StartSpan("agent"))
        {
            recorder.Client.StartSpan("step").End();
            recorder.Client.StartSpan("step").End();
        }

        Assert.Equal(recorder.Trace("agent").Spans[0].Id, recorder.Span("agent").Id);
        Assert.Equal(2, recorder.SpansNamed("step").Count);
        Assert.Contains("more than one span 'step'", Assert.Throws<InvalidOperationException>(() => recorder.Span("step")).Message, StringComparison.Ordinal);
        var missing = Assert.Throws<InvalidOperationException>(() => recorder.Trace("agents"));
        Assert.EndsWith("Recorded:\ntrace agent\n  agent\n    step\n    step", missing.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task Waiting_ends_when_the_last_open_span_ends()
    {
        var recorder = new OpikRecorder();
        var trace = recorder.Client.StartTrace("background");
        var span = trace.StartSpan("work");
        trace.End();

        var waiting = recorder.WaitUntilEndedAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.False(waiting.IsCompleted);
        span.End();

        await waiting;
        Assert.True(recorder.Span("work").HasEnded);
    }

    [Fact(Timeout = 30_000)]
    public async Task Waiting_in_vain_says_what_is_open()
    {
        var recorder = new OpikRecorder();
        using var span = recorder.Client.StartSpan("stuck");

        var late = await Assert.ThrowsAsync<TimeoutException>(() => recorder.WaitUntilEndedAsync(TimeSpan.FromMilliseconds(1), TestContext.Current.CancellationToken));

        Assert.Contains("  stuck (open)", late.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Scores_and_files_are_recorded_and_forgotten()
    {
        var recorder = new OpikRecorder();
        using (var span = recorder.Client.StartSpan("agent"))
        {
            span.AddFeedbackScore("quality", 0.5, "so so");
            span.Attach(OpikAttachment.FromBytes([1], "a.png"));
        }

        Assert.Equal(("span", 0.5, "so so"), recorder.Scores.Select(score => (score.EntityType, score.Value, score.Reason)).Single());
        Assert.Equal("image/png", Assert.Single(recorder.Attachments).ContentType);
        recorder.Clear();
        Assert.Empty(recorder.Traces);
        Assert.Empty(recorder.Scores);
    }

    private static async Task CodeUnderTestAsync(string name)
    {
        using var agent = OpikClient.Default.StartSpan(name);
        await Task.Yield();
        using var step = OpikClient.Default.StartSpan("step");
        await Task.Yield();
    }
}
