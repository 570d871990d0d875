using System.Diagnostics;
using Opik.Sdk.Testing;

namespace Opik.Sdk.Generators.Tests.Behaviour;

public sealed class AsynchronousCallTests : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);
    private readonly OpikRecorder _recorder = new();
    private readonly IDisposable _scope;

    public AsynchronousCallTests() => _scope = _recorder.UseAsDefault();

    public void Dispose() => _scope.Dispose();

    private RecordedSpan Single => Assert.Single(Assert.Single(_recorder.Traces).Spans);

    [Fact]
    public async Task The_span_ends_with_the_task_and_inner_calls_are_children()
    {
        var agent = new Agent();
        var answer = agent.AnswerAsync("why");
        Assert.Null(Activity.Current);
        Assert.False(Single.Json.TryGetProperty("end_time", out _));
        agent.Model.SetResult("because ");

        Assert.Equal("because why", await answer.WaitAsync(s_limit));
        Assert.Equal("""{"question":"why"}""", Single.Input.GetRawText());
        Assert.Equal("""{"output":"because why"}""", Single.Output.GetRawText());
        var child = Assert.Single(Single.Spans);
        Assert.Equal("RetrieveAsync", child.Name);
        Assert.Equal("""{"output":3}""", child.Output.GetRawText());
        Assert.True(Single.Json.TryGetProperty("end_time", out _));
    }

    [Fact]
    public async Task An_exception_of_the_task_is_noted_and_thrown()
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => new Agent().SaveAsync(-1).WaitAsync(s_limit));
        Assert.Equal("System.ArgumentOutOfRangeException", Single.Json.GetProperty("error_info").GetProperty("exception_type").GetString());
    }

    [Fact]
    public async Task A_method_that_throws_before_it_has_a_task_throws_as_before()
    {
        Assert.Throws<InvalidOperationException>(() => { _ = new Agent().ThrowsAtOnce(-1); });
        Assert.Equal("negative", Single.Json.GetProperty("error_info").GetProperty("message").GetString());
        Assert.True(Single.Json.TryGetProperty("end_time", out _));
        Assert.Null(Activity.Current);
        Assert.Equal(2, await new Agent().ThrowsAtOnce(2));
    }

    [Fact]
    public async Task Cancellation_ends_the_span_and_stays_a_cancellation()
    {
        using var source = new CancellationTokenSource();
        var answer = new Agent().AnswerAsync("why", source.Token);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer.WaitAsync(s_limit));
        Assert.True(answer.IsCanceled);
        Assert.Contains("Canceled", Single.Json.GetProperty("error_info").GetProperty("exception_type").GetString());
        Assert.True(Single.Json.TryGetProperty("end_time", out _));
    }

    [Fact]
    public async Task Tasks_without_a_value_have_no_output()
    {
        await new Agent().SaveAsync(1);
        await new Agent().TouchAsync();
        Assert.Equal(["SaveAsync", "TouchAsync"], _recorder.Traces.Select(trace => trace.Name));
        Assert.All(_recorder.Traces, trace => Assert.False(trace.Json.TryGetProperty("output", out _)));
    }

    [Fact]
    public async Task A_hundred_calls_at_once_keep_their_trees_apart()
    {
        var agent = new Agent();
        var calls = Enumerable.Range(0, 100).Select(i => Task.Run(() => agent.AnswerAsync($"q{i}"))).ToList();
        agent.Model.SetResult("a ");
        await Task.WhenAll(calls).WaitAsync(s_limit);

        Assert.Equal(100, _recorder.Traces.Count);
        Assert.All(_recorder.Traces, trace =>
        {
            var span = Assert.Single(trace.Spans);
            Assert.Equal(span.Input.GetRawText(), Assert.Single(span.Spans).Input.GetRawText());
            Assert.Equal($"a {span.Input.GetProperty("question").GetString()}", span.Output.GetProperty("output").GetString());
        });
    }

    [Fact]
    public async Task Calls_that_run_side_by_side_inside_one_are_its_children()
    {
        using (var trace = _recorder.Client.StartTrace("around"))
        {
            await Task.WhenAll(Enumerable.Range(0, 20).Select(i => new Agent().RetrieveAsync($"{i}").AsTask())).WaitAsync(s_limit);
            Assert.Same(trace.Activity, Activity.Current);
        }

        Assert.Equal(20, Assert.Single(_recorder.Traces).Spans.Count);
        Assert.All(_recorder.Traces[0].Spans, span => Assert.Empty(span.Spans));
    }
}
