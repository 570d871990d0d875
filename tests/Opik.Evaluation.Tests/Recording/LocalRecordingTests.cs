using Opik.Contracts;
using Opik.Sdk.Testing;
using Opik.Tracing;

namespace Opik.Evaluation.Tests.Recording;

public sealed class LocalRecordingTests
{
    private readonly OpikClient client = new OpikRecorder().Client;

    [Fact]
    public void Spans_are_trees_with_everything_that_was_set()
    {
        using var recording = client.RecordTracesLocally();

        using (var agent = client.StartSpan("agent"))
        {
            agent.SetInput(new Dictionary<string, object> { ["question"] = "What is ML?" });
            using var model = client.StartSpan("generate", SpanType.Llm);
            model.Model = "gpt-4o-mini";
            model.Provider = "openai";
            model.Usage = new Dictionary<string, long> { ["total_tokens"] = 1100 };
            model.TotalCost = 0.25m;
            model.SetMetadata("attempt", 1);
            model.AddTags("cached");
            model.SetOutput("Learning from data.");
            model.SetError(new InvalidOperationException("too late"));
            model.AddFeedbackScore("quality", 0.5, "short");
        }

        var tree = Assert.Single(recording.SpanTrees);
        Assert.Equal("agent", tree.Name);
        Assert.Equal("What is ML?", (string?)tree.Input!["question"]);
        var call = Assert.Single(tree.Spans);
        Assert.Equal((SpanType.Llm, "gpt-4o-mini", "openai", 0.25m), (call.Type, call.Model, call.Provider, call.TotalCost));
        Assert.Equal(1100, call.Usage["total_tokens"]);
        Assert.Equal("Learning from data.", (string?)call.Output!["output"]);
        Assert.Equal(1, (int?)call.Metadata!["attempt"]);
        Assert.Equal(["cached"], call.Tags);
        Assert.Equal("System.InvalidOperationException", call.ErrorInfo!.ExceptionType);
        Assert.Equal(new ScoreResult("quality", 0.5) { Reason = "short" }, Assert.Single(call.FeedbackScores));
        Assert.NotNull(call.Duration);
    }

    [Fact]
    public void Traces_have_their_spans_and_changes_made_by_id()
    {
        using var recording = client.RecordTracesLocally();

        Guid id;
        using (var trace = client.StartTrace("chat", new TraceOptions { ThreadId = "thread-1", ProjectName = "demo" }))
        {
            id = trace.Id;
            using var span = client.StartSpan("step");
        }

        client.LogTraceScore(id, "fine", 1);
        client.UpdateTrace(id, new TraceUpdate { Tags = ["late"], Output = "done" });

        var recorded = Assert.Single(recording.TraceTrees);
        Assert.Equal(("chat", "thread-1", "demo", "sdk"), (recorded.Name, recorded.ThreadId, recorded.ProjectName, recorded.Source));
        Assert.Equal(["late"], recorded.Tags);
        Assert.Equal("done", (string?)recorded.Output!["output"]);
        Assert.Equal("fine", Assert.Single(recorded.FeedbackScores).Name);
        Assert.Equal("step", Assert.Single(recorded.AllSpans()).Name);
    }

    [Fact]
    public void Nothing_traced_is_nothing_recorded_and_what_came_before_and_after_is_left_out()
    {
        client.StartSpan("before").Dispose();
        var recording = client.RecordTracesLocally();
        Assert.Empty(recording.SpanTrees);
        Assert.Empty(recording.TraceTrees);

        client.StartSpan("within").Dispose();
        recording.Dispose();
        client.StartSpan("after").Dispose();

        Assert.Equal("within", Assert.Single(recording.SpanTrees).Name);
    }

    [Fact]
    public void Recordings_of_one_client_do_not_nest_and_those_of_two_do()
    {
        var other = new OpikRecorder().Client;
        using (client.RecordTracesLocally())
        {
            var refused = Assert.Throws<LocalRecordingAlreadyActiveException>(() => client.RecordTracesLocally());
            Assert.IsAssignableFrom<OpikException>(refused);
            using var ofOther = other.RecordTracesLocally();
            client.StartSpan("mine").Dispose();
            Assert.Empty(ofOther.SpanTrees);
        }

        var again = client.RecordTracesLocally();
        again.Dispose();
        again.Dispose();
        client.RecordTracesLocally().Dispose();
    }

    [Fact]
    public async Task Spans_of_many_threads_are_all_there_in_order_of_their_starts()
    {
        await using var recording = client.RecordTracesLocally();

        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() =>
        {
            using var root = client.StartSpan("root " + i);
            client.StartSpan("child " + i).Dispose();
        })));

        var trees = recording.SpanTrees;
        Assert.Equal(200, trees.Count);
        Assert.Equal(trees.OrderBy(tree => tree.StartTime).Select(tree => tree.Id), trees.Select(tree => tree.Id));
        Assert.All(trees, tree => Assert.Equal(tree.Name!.Replace("root", "child", StringComparison.Ordinal), Assert.Single(tree.Spans).Name));
    }

    [Fact]
    public async Task Work_in_the_background_is_waited_for()
    {
        using var recording = client.RecordTracesLocally();
        var span = client.StartSpan("slow");
        Assert.Null(Assert.Single(recording.SpanTrees).EndTime);

        var late = await Assert.ThrowsAsync<TimeoutException>(() => recording.WaitUntilEndedAsync(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken));
        Assert.Contains("slow", late.Message, StringComparison.Ordinal);

        var waiting = recording.WaitUntilEndedAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        span.Dispose();
        await waiting;
        Assert.NotNull(Assert.Single(recording.SpanTrees).EndTime);
    }

    [Fact]
    public void A_recording_of_one_trace_sees_that_trace_alone()
    {
        using var watched = client.StartTrace("watched", new TraceOptions { Detached = true });
        using var recorded = client.Tap.Record(watched.Id);

        client.StartSpan("elsewhere").Dispose();
        var span = watched.StartSpan("step");
        span.End();
        client.LogSpanScore(span.Id, "good", 1);
        client.LogSpanScore(Guid.NewGuid(), "of another", 1);

        var tree = Assert.Single(Opik.Evaluation.Recording.RecordedTaskSpans.Spans(recorded));
        Assert.Equal("step", tree.Name);
        Assert.Equal("good", Assert.Single(tree.FeedbackScores).Name);
    }
}
