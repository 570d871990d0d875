using System.Text.Json.Nodes;
using Opik.Contracts;
using Opik.Evaluation.Simulation;
using Opik.Evaluation.Threads;
using Opik.Querying;
using Opik.Searching;

namespace Opik.Evaluation.Tests.Threads;

public sealed class EvaluateThreadsTests(RunningServer server)
{
    private readonly string project = $"threads-{Guid.NewGuid():N}";

    [Fact]
    public async Task Simulated_conversations_are_scored_and_their_threads_have_the_scores()
    {
        await using var client = await server.ClientAsync(project);
        await SimulateAsync(client, "a", "one", "two");
        await SimulateAsync(client, "b", "RUDE");

        var result = await client.EvaluateThreadsAsync(Options([new ConversationLength(), new ConversationLength("polite", failsOn: "RUDE")]), TestContext.Current.CancellationToken);

        Assert.Equal(["a", "b"], result.Results.Select(one => one.ThreadId).Order());
        var ofA = result.Results.Single(one => one.ThreadId == "a");
        Assert.Equal(("length", 4, "one / You said one / two / You said two"), (ofA.Scores[0].Name, ofA.Scores[0].Value, ofA.Scores[0].Reason));
        var failed = result.Results.Single(one => one.ThreadId == "b").Scores[1];
        Assert.True(failed.ScoringFailed);
        Assert.Equal("'RUDE' was said.", failed.Reason);

        var threads = await client.Threads.SearchAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(["length", "polite"], threads.Single(thread => thread.Id == "a").FeedbackScores.Select(score => score.Name).Order());
        var stored = Assert.Single(threads.Single(thread => thread.Id == "b").FeedbackScores);
        Assert.Equal(("length", 2m, "RUDE / You said RUDE"), (stored.Name, (decimal)stored.Value, stored.Reason));
    }

    [Fact]
    public async Task The_evaluation_is_a_trace_in_its_project_with_conversation_results_and_spans()
    {
        var evaluations = $"{project}-evaluations";
        await using var client = await server.ClientAsync(project);
        await SimulateAsync(client, "a", "one");

        await client.EvaluateThreadsAsync(Options([new ConversationLength(), new ConversationLength("polite", failsOn: "one")]) with { EvaluationProjectName = evaluations }, TestContext.Current.CancellationToken);

        var trace = Assert.Single(await client.Traces.SearchAsync(new TraceSearch { ProjectName = evaluations }, TestContext.Current.CancellationToken));
        Assert.Equal(("evaluation_task", EntitySource.Sdk, null), (trace.Name, trace.Source, trace.ThreadId));
        Assert.Equal("""[{"role":"user","content":"one"},{"role":"assistant","content":"You said one"}]""", trace.Input!.Value.GetProperty("conversation").GetRawText().Replace(" ", "", StringComparison.Ordinal).Replace("Yousaidone", "You said one", StringComparison.Ordinal));
        var results = trace.Output!.Value.GetProperty("evaluation_results");
        Assert.Equal(2, results.GetArrayLength());
        Assert.Equal(2, results[0].GetProperty("value").GetDouble());
        Assert.True(results[1].GetProperty("scoring_failed").GetBoolean());
        var spans = await client.Spans.SearchAsync(new SpanSearch { ProjectName = evaluations }, TestContext.Current.CancellationToken);
        Assert.Equal(["length", "metrics_calculation", "polite"], spans.Select(span => span.Name!).Order());
        Assert.Equal(["__opik_eval_internal__"], spans.Single(span => span.Name == "metrics_calculation").Tags);
        Assert.NotNull(spans.Single(span => span.Name == "polite").ErrorInfo);
    }

    [Fact]
    public async Task Conditions_choose_threads_and_an_id_with_quotes_is_found()
    {
        await using var client = await server.ClientAsync(project);
        await SimulateAsync(client, "say \"hi\"", "one");
        await SimulateAsync(client, "other", "one", "two");

        var result = await client.EvaluateThreadsAsync(Options([new ConversationLength()]) with { FilterString = "number_of_messages < 3" }, TestContext.Current.CancellationToken);

        var only = Assert.Single(result.Results);
        Assert.Equal(("say \"hi\"", 2), (only.ThreadId, Assert.Single(only.Scores).Value));
    }

    [Fact]
    public async Task Context_belongs_to_the_answer_and_transforms_that_give_nothing_leave_the_message_out()
    {
        await using var client = await server.ClientAsync(project);
        await SimulateAsync(client, "a", "one", "silent", "two");

        var options = Options([new ConversationLength()]) with
        {
            InputTransform = input => (string?)input?["user_message"] is "one" ? null : (string?)input?["user_message"],
            OutputTransform = output => (string?)output?["output"] is { } text && !text.Contains("silent", StringComparison.Ordinal) ? text : null,
            ContextTransform = trace => [$"turn {trace.Metadata!.Value.GetProperty("turn").GetInt32()}"],
        };
        var result = await client.EvaluateThreadsAsync(options, TestContext.Current.CancellationToken);

        Assert.Equal("You said one [turn 1] / silent / two / You said two [turn 3]", result.Results[0].Scores[0].Reason);
    }

    [Fact]
    public async Task A_thread_without_messages_has_no_scores()
    {
        await using var client = await server.ClientAsync(project);
        await SimulateAsync(client, "a", "one");

        var result = await client.EvaluateThreadsAsync(Options([new ConversationLength()]) with { InputTransform = _ => null, OutputTransform = _ => null }, TestContext.Current.CancellationToken);

        Assert.Empty(Assert.Single(result.Results).Scores);
        Assert.DoesNotContain(await client.Traces.SearchAsync(cancellationToken: TestContext.Current.CancellationToken), trace => trace.Name == "evaluation_task");
    }

    [Fact]
    public async Task Only_so_many_traces_of_a_thread_are_read()
    {
        await using var client = await server.ClientAsync(project);
        await SimulateAsync(client, "a", "one", "two", "three");

        var result = await client.EvaluateThreadsAsync(Options([new ConversationLength()]) with { MaxTracesPerThread = 2 }, TestContext.Current.CancellationToken);

        Assert.Equal(4, Assert.Single(result.Results[0].Scores).Value);
    }

    [Fact]
    public async Task Many_threads_at_once_are_told_of_and_keep_their_order()
    {
        await using var client = await server.ClientAsync(project);
        for (var i = 0; i < 30; i++)
            await SimulateAsync(client, $"t{i}", $"u{i}");
        var told = new Told();

        var result = await client.EvaluateThreadsAsync(Options([new ConversationLength()]) with { Workers = 8, Progress = told }, TestContext.Current.CancellationToken);

        Assert.Equal(30, told.Count);
        Assert.All(result.Results, one => Assert.Equal($"{one.ThreadId.Replace('t', 'u')} / You said {one.ThreadId.Replace('t', 'u')}", Assert.Single(one.Scores).Reason));
    }

    [Fact]
    public async Task What_cannot_be_evaluated_is_refused()
    {
        await using var client = await server.ClientAsync(project);
        await SimulateAsync(client, "a", "one");
        var options = Options([new ConversationLength()]);

        await Assert.ThrowsAsync<ArgumentException>(() => client.EvaluateThreadsAsync(options with { Metrics = [] }));
        await Assert.ThrowsAsync<ArgumentException>(() => client.EvaluateThreadsAsync(options with { Workers = 0 }));
        var none = await Assert.ThrowsAsync<EvaluationException>(() => client.EvaluateThreadsAsync(options with { FilterString = "id = \"none\"" }));
        Assert.Contains("id = \"none\"", none.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<OpikQueryException>(() => client.EvaluateThreadsAsync(options with { FilterString = "id ~ 1" }));
    }

    [Fact]
    public async Task A_transform_that_throws_ends_the_evaluation_after_the_other_threads()
    {
        await using var client = await server.ClientAsync(project);
        await SimulateAsync(client, "a", "one");
        await SimulateAsync(client, "b", "bad");

        await Assert.ThrowsAsync<FormatException>(() => client.EvaluateThreadsAsync(
            Options([new ConversationLength()]) with { InputTransform = input => (string?)input?["user_message"] is "bad" ? throw new FormatException("bad") : "fine" }, TestContext.Current.CancellationToken));

        var threads = await client.Threads.SearchAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Single(threads.Single(thread => thread.Id == "a").FeedbackScores);
        Assert.Empty(threads.Single(thread => thread.Id == "b").FeedbackScores);
    }

    [Fact]
    public async Task A_conversation_at_hand_is_scored_and_logged_by_hand()
    {
        await using var client = await server.ClientAsync(project);
        var simulation = await SimulateAsync(client, "a", "one");

        var scores = await client.ScoreConversationAsync(simulation.ConversationHistory, [new ConversationLength()], TestContext.Current.CancellationToken);
        client.LogThreadsFeedbackScores(scores.Select(score => ThreadFeedbackScore.Of(simulation.ThreadId, score)));
        await client.FlushAsync(cancellationToken: TestContext.Current.CancellationToken);

        var thread = await client.Threads.GetAsync("a", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(2, Assert.Single(thread.FeedbackScores).Value);
        Assert.Throws<ArgumentException>(() => client.LogThreadsFeedbackScores([new ThreadFeedbackScore("", "x", 1)]));
        Assert.Throws<ArgumentException>(() => client.LogThreadsFeedbackScores([new ThreadFeedbackScore("a", "x", double.NaN)]));
    }

    private static ThreadEvaluationOptions Options(IReadOnlyList<IMetric> metrics) => new()
    {
        Metrics = metrics,
        InputTransform = input => (string?)input?["user_message"],
        OutputTransform = output => (string?)output?["output"],
    };

    private static Task<SimulationResult> SimulateAsync(OpikClient client, string thread, params string[] messages) => client.RunSimulationAsync(
        turn => $"You said {turn.Message}",
        new SimulatedUser("calm", new SimulatedUserOptions { FixedResponses = messages }),
        new SimulationOptions { ThreadId = thread, MaxTurns = messages.Length },
        TestContext.Current.CancellationToken);

    private sealed class Told : IProgress<ThreadEvaluationResult>
    {
        private int count;

        public int Count => count;

        public void Report(ThreadEvaluationResult value) => Interlocked.Increment(ref count);
    }
}
