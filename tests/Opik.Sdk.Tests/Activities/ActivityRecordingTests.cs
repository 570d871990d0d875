using System.Diagnostics;

namespace Opik.Sdk.Tests.Activities;

public sealed class ActivityRecordingTests
{
    [Fact]
    public void A_root_activity_becomes_a_trace_and_a_span()
    {
        using var library = new ForeignSource();
        using (var activity = library.Start("start name"))
        {
            activity.DisplayName = "chat gpt-5";
            activity.SetTag("gen_ai.operation.name", "chat").SetTag("gen_ai.request.model", "gpt-5").SetTag("thread_id", "t-1").SetTag("opik.tags", "a,b");
            activity.SetTag("input", "Hi").SetTag("output", "Hello").SetTag("custom", 7);
        }

        var trace = Assert.Single(library.Recorder.Traces);
        var span = Assert.Single(trace.Spans);
        Assert.Equal(("chat gpt-5", "agents", "t-1"), (trace.Name, trace.ProjectName, trace.ThreadId));
        Assert.Equal(("chat gpt-5", "llm", "gpt-5"), (span.Name, span.Type, span.Model));
        Assert.Equal("""{"input":"Hi"}""", trace.Input.GetRawText());
        Assert.Equal("""{"output":"Hello"}""", span.Output.GetRawText());
        Assert.Equal(7, trace.Metadata.GetProperty("custom").GetInt32());
        Assert.Equal(["a", "b"], trace.Tags);
        Assert.True(trace.HasEnded && span.HasEnded);
    }

    [Fact]
    public void Own_spans_and_activities_nest_in_one_tree()
    {
        using var library = new ForeignSource();
        using (library.Client.StartSpan("agent"))
        using (library.Start("call"))
        using (library.Client.StartSpan("inner"))
        using (library.Start("leaf"))
            Assert.Equal("leaf", OpikContext.CurrentSpan.Name);

        var trace = Assert.Single(library.Recorder.Traces);
        Assert.Equal("agent", trace.Name);
        Assert.Equal(["agent", "call", "inner", "leaf"], trace.AllSpans.Select(span => span.Name));
        Assert.Equal("leaf", trace.Spans[0].Spans[0].Spans[0].Spans[0].Name);
    }

    [Fact]
    public void Activities_that_are_not_recorded_are_looked_through()
    {
        using var library = new ForeignSource();
        using var other = new ActivitySource("Tests.Other");
        using var listener = new ActivityListener { ShouldListenTo = source => source == other, Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData };
        ActivitySource.AddActivityListener(listener);

        using (library.Start("outer"))
        using (other.StartActivity("transparent"))
        using (library.Start("inner"))
            Assert.Equal("transparent", Activity.Current!.Parent!.DisplayName);

        Assert.Equal(["outer", "inner"], Assert.Single(library.Recorder.Traces).AllSpans.Select(span => span.Name));
        Assert.Equal("inner", library.Recorder.Traces[0].Spans[0].Spans[0].Name);
    }

    [Fact]
    public void A_source_nobody_named_makes_no_spans()
    {
        using var library = new ForeignSource(isRecorded: false);
        Assert.Null(library.Source.StartActivity("ignored"));
        Assert.Empty(library.Recorder.Traces);
    }

    [Fact]
    public void Nothing_is_recorded_while_tracing_is_off()
    {
        using var library = new ForeignSource();
        library.Client.IsTracingActive = false;
        Assert.Null(library.Source.StartActivity("ignored"));
        library.Client.IsTracingActive = true;
        library.Start("seen").Dispose();

        Assert.Equal("seen", Assert.Single(library.Recorder.Traces).Name);
    }

    [Fact]
    public void A_caller_named_by_its_ids_alone_is_the_parent()
    {
        using var library = new ForeignSource();
        var caller = library.Start("client");
        var context = caller.Context;
        using (Suspended())
            library.Start("server", context).Dispose();
        caller.Dispose();

        Assert.Equal("server", Assert.Single(Assert.Single(library.Recorder.Traces).Spans[0].Spans).Name);
    }

    [Fact]
    public void What_the_program_sets_on_the_span_stays()
    {
        using var library = new ForeignSource();
        using (var activity = library.Start("call"))
        {
            OpikContext.CurrentSpan.SetOutput(new { mine = true });
            OpikContext.CurrentSpan.SetMetadata("custom", "mine");
            activity.SetTag("output", "theirs").SetTag("custom", "theirs").SetTag("input", "theirs");
        }

        var span = library.Recorder.Traces[0].Spans[0];
        Assert.Equal("""{"mine":true}""", span.Output.GetRawText());
        Assert.Equal("""{"input":"theirs"}""", span.Input.GetRawText());
        Assert.Equal("mine", span.Metadata.GetProperty("custom").GetString());
    }

    [Fact]
    public void Counts_that_an_agent_repeats_are_not_counted_twice()
    {
        using var library = new ForeignSource();
        using (var agent = library.Start("invoke_agent"))
        {
            using (var call = library.Start("chat"))
                call.SetTag("gen_ai.usage.input_tokens", 10).SetTag("gen_ai.usage.output_tokens", 2);
            agent.SetTag("gen_ai.usage.input_tokens", 10).SetTag("gen_ai.usage.output_tokens", 2);
        }

        var span = library.Recorder.Traces[0].Spans[0];
        Assert.Empty(span.Usage);
        Assert.Equal(12, span.Spans[0].Usage["total_tokens"]);
    }

    [Fact]
    public void A_failed_activity_fails_its_trace()
    {
        using var library = new ForeignSource();
        using (var activity = library.Start("call"))
            activity.AddException(new TimeoutException("too slow")).SetStatus(ActivityStatusCode.Error);

        Assert.Equal("System.TimeoutException", library.Recorder.Traces[0].ErrorType);
        Assert.Equal("System.TimeoutException", library.Recorder.Traces[0].Spans[0].ErrorType);
    }

    [Fact]
    public void Results_of_evaluations_become_scores()
    {
        using var library = new ForeignSource();
        using (var activity = library.Start("call"))
            activity.AddEvent(new ActivityEvent("gen_ai.evaluation.result", tags: new ActivityTagsCollection { ["gen_ai.evaluation.name"] = "relevance", ["gen_ai.evaluation.score.value"] = 0.5 }));

        Assert.Equal(2, library.Recorder.Scores.Count);
        Assert.All(library.Recorder.Scores, score => Assert.Equal(("relevance", 0.5), (score.Name, score.Value)));
    }

    [Fact]
    public void An_activity_belongs_to_the_client_of_the_tree_it_runs_in()
    {
        using var mine = new ForeignSource();
        var other = new Opik.Sdk.Testing.OpikRecorder(new OpikOptions { ActivitySources = [mine.Source.Name] });
        using (other.Client.StartTrace("theirs"))
            mine.Start("call").Dispose();
        mine.Start("alone").Dispose();

        Assert.Equal("call", Assert.Single(other.Traces).Spans[0].Name);
        Assert.Equal("alone", Assert.Single(mine.Recorder.Traces).Name);
    }

    [Fact]
    public void Ending_the_span_of_an_activity_does_not_stop_the_activity()
    {
        using var library = new ForeignSource();
        using var activity = library.Start("call");
        OpikContext.CurrentSpan.End();

        Assert.False(activity.IsStopped);
        Assert.Same(activity, Activity.Current);
    }

    [Theory]
    [InlineData(ActivityTraceFlags.None, false)]
    [InlineData(ActivityTraceFlags.Recorded, true)]
    public void A_trace_that_was_sampled_out_stays_so_for_other_exporters(ActivityTraceFlags flags, bool recorded)
    {
        using var library = new ForeignSource();
        using var activity = library.Start("call", new ActivityContext(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), flags, isRemote: true));

        Assert.True(activity.IsAllDataRequested);
        Assert.Equal(recorded, activity.Recorded);
    }

    private static Restore Suspended()
    {
        var current = Activity.Current;
        Activity.Current = null;
        return new Restore(current);
    }

    private sealed class Restore(Activity? current) : IDisposable
    {
        public void Dispose() => Activity.Current = current;
    }
}
