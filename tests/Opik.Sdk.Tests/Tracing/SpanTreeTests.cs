using System.Diagnostics;
using Opik.Contracts;
using Opik.Sdk.Testing;

namespace Opik.Sdk.Tests.Tracing;

public sealed class SpanTreeTests
{
    private readonly OpikRecorder recorder = new(new OpikOptions { ProjectName = "agents" });

    private OpikClient Client => recorder.Client;

    [Fact]
    public void The_outermost_span_opens_a_trace_that_takes_its_input_output_and_end()
    {
        using (var span = Client.StartSpan("agent"))
        {
            span.SetInput(new { question = "why" });
            span.SetOutput("because");
        }

        var trace = Assert.Single(recorder.Traces);
        Assert.Equal("agent", trace.Name);
        Assert.Equal("agents", trace.ProjectName);
        Assert.Equal("""{"question":"why"}""", trace.Input.GetRawText());
        Assert.Equal("""{"output":"because"}""", trace.Output.GetRawText());
        var root = Assert.Single(trace.Spans);
        Assert.Equal("""{"output":"because"}""", root.Output.GetRawText());
        Assert.Equal(trace.Json.GetProperty("end_time").GetString(), root.Json.GetProperty("end_time").GetString());
        Assert.False(root.Json.TryGetProperty("parent_span_id", out _));
    }

    [Fact]
    public async Task Spans_nest_across_asynchronous_calls_and_parallel_branches()
    {
        using (Client.StartTrace("run"))
        {
            await Task.WhenAll(Enumerable.Range(0, 8).Select(async number =>
            {
                using var branch = Client.StartSpan($"branch {number}");
                await Task.Yield();
                using var leaf = Client.StartSpan($"leaf {number}", SpanType.Tool);
                await Task.Yield();
            }));
        }

        var trace = Assert.Single(recorder.Traces);
        Assert.Equal(8, trace.Spans.Count);
        Assert.All(trace.Spans, branch => Assert.Equal(branch.Name!.Replace("branch", "leaf", StringComparison.Ordinal), Assert.Single(branch.Spans).Name));
        Assert.All(trace.Spans, branch => Assert.Equal("tool", branch.Spans[0].Type));
    }

    [Fact]
    public void A_span_is_an_activity_and_activities_of_others_are_looked_through()
    {
        using var foreign = new ActivitySource("Foreign");
        using var listener = new ActivityListener { ShouldListenTo = source => source == foreign, Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData };
        ActivitySource.AddActivityListener(listener);

        using (var outer = Client.StartSpan("outer"))
        {
            Assert.Same(outer.Activity, Activity.Current);
            using var between = foreign.StartActivity("between");
            using var inner = Client.StartSpan("inner");
            Assert.Equal(between!.SpanId, inner.Activity!.ParentSpanId);
            Assert.Equal(outer.Activity!.TraceId, inner.Activity.TraceId);
            Assert.Equal(outer.Id, inner.ParentSpanId);
        }

        Assert.Null(Activity.Current);
    }

    [Fact]
    public void What_has_ended_is_never_current()
    {
        var ended = Client.StartSpan("ended");
        var context = ExecutionContext.Capture()!;
        ended.End();

        ExecutionContext.Run(context, _ =>
        {
            Assert.Same(OpikSpan.None, OpikContext.CurrentSpan);
            using var later = Client.StartSpan("later");
            Assert.NotEqual(ended.TraceId, later.TraceId);
        }, null);
    }

    [Fact]
    public void Stopping_the_activity_ends_the_span_once()
    {
        var span = Client.StartSpan("stopped");
        span.Activity!.Stop();
        var end = span.EndTime;
        span.End();

        Assert.NotNull(end);
        Assert.Equal(end, span.EndTime);
    }

    [Fact]
    public void An_explicit_parent_wins_over_what_is_current()
    {
        using var other = Client.StartTrace("other");
        using var trace = Client.StartTrace("mine", new TraceOptions { Detached = true });
        using (var span = trace.StartSpan("child"))
        using (var below = span.StartSpan("below"))
        {
            Assert.Equal(trace.Id, below.TraceId);
            Assert.Equal(span.Id, below.ParentSpanId);
            Assert.Null(span.Activity);
        }

        Assert.Same(other, OpikContext.CurrentTrace);
    }

    [Fact]
    public void A_place_in_a_trace_of_another_process_is_continued_without_a_trace_of_its_own()
    {
        var place = new OpikParent(Guid.CreateVersion7(), Guid.CreateVersion7());
        using (Client.StartSpan("served", new SpanOptions { Parent = place }))
            Client.StartSpan("below").End();

        var trace = Assert.Single(recorder.Traces);
        Assert.Equal(place.TraceId, trace.Id);
        Assert.Null(trace.Name);
        Assert.Equal(place.SpanId.ToString(), trace.Spans[0].Json.GetProperty("parent_span_id").GetString());
        Assert.Equal("below", trace.Spans[0].Spans[0].Name);
    }

    [Fact]
    public void A_root_span_may_be_logged_as_a_trace_alone()
    {
        using (Client.StartSpan("root", new SpanOptions { CreateDuplicateRootSpan = false, Input = "hello" }))
            Client.StartSpan("step").End();

        var trace = Assert.Single(recorder.Traces);
        Assert.Equal("root", trace.Name);
        Assert.Equal("step", Assert.Single(trace.Spans).Name);
        Assert.Equal("""{"input":"hello"}""", trace.Input.GetRawText());
    }

    [Fact]
    public void Ids_are_version_7_and_sort_as_they_were_made()
    {
        var ids = Enumerable.Range(0, 2_000).Select(_ =>
        {
            using var span = Client.StartTrace("t");
            return span.Id;
        }).ToArray();

        Assert.All(ids, id => Assert.True(UuidV7.Is(id)));
        Assert.Equal(ids.Length, ids.Distinct().Count());
        var times = ids.Select(id => Convert.ToHexString(id.ToByteArray(bigEndian: true).AsSpan(0, 8))).ToArray();
        Assert.Equal(times.Order(StringComparer.Ordinal), times);
        Assert.All(ids, id => Assert.Equal(0b10, id.ToByteArray(bigEndian: true)[8] >> 6));
    }
}
