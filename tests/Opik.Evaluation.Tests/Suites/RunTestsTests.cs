using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Opik.Contracts;
using Opik.Datasets;
using Opik.Evaluation.Engine;
using Opik.Evaluation.Suites;
using Opik.Evaluation.Tasks;
using Opik.Sdk.Testing;
using Opik.Searching;

namespace Opik.Evaluation.Tests.Suites;

public sealed class RunTestsTests(RunningServer server) : IAsyncLifetime
{
    private readonly string project = $"suites-{Guid.NewGuid():N}";
    private OpikClient client = null!;
    private SuiteModel judge = null!;

    public async ValueTask InitializeAsync() => (client, judge) = (await server.ClientAsync(project), await SuiteModel.StartAsync());

    public async ValueTask DisposeAsync()
    {
        await client.DisposeAsync();
        await judge.DisposeAsync();
    }

    [Fact]
    public async Task Items_are_run_as_often_as_their_policy_says_and_pass_by_it()
    {
        var suite = await SuiteAsync(
            new ExecutionPolicy(2, 1),
            new TestSuiteItem { Data = new JsonObject { ["q"] = "a" } },
            new TestSuiteItem { Data = new JsonObject { ["q"] = "b" }, Assertions = ["mentions b", "is short"], ExecutionPolicy = new ExecutionPolicy(3, 3) },
            new TestSuiteItem { Data = new JsonObject { ["q"] = "RUDE" } });

        var result = await client.RunTestsAsync(suite, item => new { input = (string?)item["q"], output = $"answer {item["q"]}" }, Options(), TestContext.Current.CancellationToken);

        Assert.Equal((2.0 / 3, false, 2, 3, suite.Name), (result.PassRate, result.AllItemsPassed, result.ItemsPassed, result.ItemsTotal, result.SuiteName));
        var byQuestion = result.ItemResults.Values.ToDictionary(item => (string)item.TestResults[0].TestCase.DatasetItem["q"]!);
        Assert.Equal((true, true, 2, 2, 2, 1), Counts(byQuestion["a"]));
        Assert.Equal((true, true, 3, 3, 3, 3), Counts(byQuestion["b"]));
        Assert.Equal((false, true, 0, 2, 2, 1), Counts(byQuestion["RUDE"]));
        Assert.Equal([0, 1, 2], byQuestion["b"].TestResults.Select(run => run.TrialId));
        // Judges of suite and item are one: each run is one call, each assertion is asked once.
        Assert.Equal(7, judge.Server.Requests.Count);
        Assert.Equal(3, judge.Asked.Count(asked => asked.SequenceEqual(["is polite", "is short", "mentions b"])));
    }

    [Fact]
    public async Task The_experiment_is_one_of_a_suite_and_has_results_of_assertions_and_no_scores()
    {
        var suite = await SuiteAsync(new ExecutionPolicy(2, 1), new TestSuiteItem { Data = new JsonObject { ["q"] = "fine" } }, new TestSuiteItem { Data = new JsonObject { ["q"] = "RUDE" } });

        var options = Options() with { ExperimentName = "nightly", ExperimentConfig = new JsonObject { ["model"] = "m" }, ExperimentTags = ["t"] };
        var result = await client.RunTestsAsync(suite, item => (string)item["q"]!, options, TestContext.Current.CancellationToken);

        var stored = await (await server.ReaderAsync()).GetAsync($"/v1/private/experiments/{result.ExperimentId}", TestContext.Current.CancellationToken);
        Assert.Equal(("nightly", "evaluation_suite", "completed"), ((string?)stored["name"], (string?)stored["evaluation_method"], (string?)stored["status"]));
        Assert.Equal("""{"model":"m"}""", stored["metadata"]!.ToJsonString());
        Assert.Equal((0.5, 1, 2), ((double)stored["pass_rate"]!, (int)stored["passed_count"]!, (int)stored["total_count"]!));
        Assert.Equal(["is polite", "is short"], stored["assertion_scores"]!.AsArray().Select(score => (string)score!["name"]!).Order());
        Assert.Null(stored["feedback_scores"]);

        var traces = await client.Traces.SearchAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(4, traces.Count);
        Assert.All(traces, trace => Assert.Equal(("evaluation_task", EntitySource.Experiment, 0), (trace.Name, trace.Source, trace.FeedbackScores.Count)));
        var spans = await client.Spans.SearchAsync(new SpanSearch { FilterString = $"trace_id = \"{traces[0].Id}\"" }, TestContext.Current.CancellationToken);
        Assert.Contains("llm_judge", spans.Select(span => span.Name));
        Assert.Contains("metrics_calculation", spans.Select(span => span.Name));
    }

    [Fact]
    public async Task What_is_no_object_is_the_output_and_the_item_is_the_input()
    {
        var suite = await SuiteAsync(null, new TestSuiteItem { Data = new JsonObject { ["q"] = "a" } });

        var result = await client.RunTestsAsync(suite, async item => await Task.FromResult(new Answer("yes", 3)), Options(), TestContext.Current.CancellationToken);

        var (id, item) = Assert.Single(result.ItemResults);
        var output = Assert.Single(item.TestResults).TestCase.TaskOutput;
        Assert.Equal($$"""{"q":"a","id":"{{id}}"}""", output["input"]!.ToJsonString());
        Assert.Equal(3, (int)output["output"]!.AsObject().Single(member => member.Key.Equals("score", StringComparison.OrdinalIgnoreCase)).Value!);
    }

    [Fact]
    public async Task A_task_that_gives_half_an_object_fails_the_run_and_names_what_is_missing()
    {
        var suite = await SuiteAsync(null, new TestSuiteItem { Data = new JsonObject { ["q"] = "a" } });

        var missing = await Assert.ThrowsAsync<ArgumentException>(() => client.RunTestsAsync(suite, item => new { output = "x" }, Options()));
        var both = await Assert.ThrowsAsync<ArgumentException>(() => client.RunTestsAsync(suite, item => new Dictionary<string, string> { ["answer"] = "x" }, Options()));

        Assert.Contains("input is missing", missing.Message, StringComparison.Ordinal);
        Assert.Contains("input and output is missing. It has: answer", both.Message, StringComparison.Ordinal);
        Assert.Empty(judge.Server.Requests);
    }

    [Fact]
    public async Task A_task_that_throws_ends_the_run_after_the_others_and_the_experiment_says_so()
    {
        var suite = await SuiteAsync(null, [.. Enumerable.Range(0, 6).Select(i => new TestSuiteItem { Data = new JsonObject { ["q"] = i } })]);

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => client.RunTestsAsync(
            suite, item => (int)item["q"]! == 2 ? throw new InvalidOperationException("broken") : $"answer {item["q"]}", Options()));

        Assert.Equal("broken", failure.Message);
        Assert.Equal(5, judge.Server.Requests.Count);
        var traces = await client.Traces.SearchAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(1, traces.Count(trace => trace.ErrorInfo is not null));
    }

    [Fact]
    public async Task A_judge_that_writes_nonsense_fails_the_assertions_and_not_the_run()
    {
        judge.Server.Answer = _ => Opik.Testing.FakeLlm.FakeLlmAnswer.Text("I would rather not.");
        var suite = await SuiteAsync(null, new TestSuiteItem { Data = new JsonObject { ["q"] = "a" } });

        var result = await client.RunTestsAsync(suite, item => "x", Options(), TestContext.Current.CancellationToken);

        Assert.Equal(0, result.PassRate);
        Assert.All(Assert.Single(result.ItemResults.Values).TestResults[0].ScoreResults, score => Assert.True(score is { ScoringFailed: true, Value: 0 }));
        Assert.Equal(3, judge.Server.Requests.Count);
    }

    [Fact]
    public async Task A_suite_without_items_or_assertions_passes_with_no_rate()
    {
        var empty = await client.TestSuites.CreateAsync($"empty-{Guid.NewGuid():N}", cancellationToken: TestContext.Current.CancellationToken);
        var none = await client.RunTestsAsync(empty, item => "x", Options(), TestContext.Current.CancellationToken);
        Assert.Equal((null, true, 0), (none.PassRate, none.AllItemsPassed, none.ItemsTotal));
        Assert.Contains("NO ITEMS", none.ToSummary(), StringComparison.Ordinal);

        await empty.InsertAsync([new TestSuiteItem { Data = new JsonObject { ["q"] = "a" } }], cancellationToken: TestContext.Current.CancellationToken);
        var unasserted = await client.RunTestsAsync(empty, item => "x", Options(), TestContext.Current.CancellationToken);
        Assert.Equal((null, true, 1), (unasserted.PassRate, unasserted.AllItemsPassed, unasserted.ItemsPassed));
        Assert.Empty(judge.Server.Requests);
    }

    [Fact]
    public async Task A_version_of_before_is_run_with_its_items_and_what_the_suite_asserts()
    {
        var suite = await SuiteAsync(new ExecutionPolicy(2, 2), new TestSuiteItem { Data = new JsonObject { ["q"] = "a" } });
        var pinned = await suite.Dataset.GetVersionAsync((await suite.Dataset.GetLatestVersionAsync(TestContext.Current.CancellationToken))!.VersionName!, TestContext.Current.CancellationToken);
        await suite.InsertAsync([new TestSuiteItem { Data = new JsonObject { ["q"] = "b" } }], cancellationToken: TestContext.Current.CancellationToken);

        var result = await client.RunTestsAsync(pinned, item => "x", Options(), TestContext.Current.CancellationToken);

        var item = Assert.Single(result.ItemResults.Values);
        Assert.Equal((true, true, 2, 2, 2, 2), Counts(item));
        Assert.All(judge.Asked, asked => Assert.Equal(["is polite", "is short"], asked));
    }

    [Fact]
    public async Task A_version_from_before_the_assertions_is_judged_by_those_of_now()
    {
        var suite = await client.TestSuites.CreateAsync($"suite-{Guid.NewGuid():N}", cancellationToken: TestContext.Current.CancellationToken);
        await suite.InsertAsync([new TestSuiteItem { Data = new JsonObject { ["q"] = "a" } }], cancellationToken: TestContext.Current.CancellationToken);
        var first = await suite.Dataset.GetVersionAsync("v1", TestContext.Current.CancellationToken);
        await suite.UpdateSettingsAsync(["is polite"], cancellationToken: TestContext.Current.CancellationToken);

        var result = await client.RunTestsAsync(first, item => "RUDE", Options(), TestContext.Current.CancellationToken);

        Assert.Equal(0, result.PassRate);
        Assert.Equal(["is polite"], Assert.Single(judge.Asked));
    }

    [Fact]
    public async Task Checks_of_another_kind_fail_their_item_and_a_judge_that_cannot_be_read_ends_the_run_after_the_others()
    {
        var suite = await SuiteAsync(null, new TestSuiteItem { Data = new JsonObject { ["q"] = "plain" } });
        await suite.Dataset.InsertAsync(
            [new DatasetItem(new JsonObject { ["q"] = "code" }) { Evaluators = [new DatasetEvaluator("my_check", "code_metric", new JsonObject { ["code"] = "secret" })] }], cancellationToken: TestContext.Current.CancellationToken);

        var result = await client.RunTestsAsync(suite, item => "x", Options(), TestContext.Current.CancellationToken);

        Assert.Equal(0.5, result.PassRate);
        var failed = result.ItemResults.Values.Single(item => !item.Passed).TestResults[0].ScoreResults[^1];
        Assert.Equal(("my_check", true), (failed.Name, failed.ScoringFailed));
        Assert.DoesNotContain("secret", failed.Reason, StringComparison.Ordinal);

        await suite.Dataset.InsertAsync(
            [new DatasetItem(new JsonObject { ["q"] = "broken" }) { Evaluators = [new DatasetEvaluator("judge", "llm_judge", new JsonObject { ["version"] = "1" })] }], cancellationToken: TestContext.Current.CancellationToken);
        var before = judge.Server.Requests.Count;
        await Assert.ThrowsAsync<ArgumentException>(() => client.RunTestsAsync(suite, item => "x", Options()));
        Assert.Equal(before + 2, judge.Server.Requests.Count);
    }

    [Fact]
    public async Task Many_runs_at_once_are_judged_once_each()
    {
        var suite = await SuiteAsync(new ExecutionPolicy(2, 1), [.. Enumerable.Range(0, 40).Select(i => new TestSuiteItem { Data = new JsonObject { ["q"] = i } })]);
        var running = 0;
        var most = 0;

        var result = await client.RunTestsAsync(
            suite,
            async item =>
            {
                InterlockedMax(ref most, Interlocked.Increment(ref running));
                await Task.Yield();
                Interlocked.Decrement(ref running);
                return $"answer {item["q"]}";
            },
            Options() with { WorkerThreads = 4 },
            TestContext.Current.CancellationToken);

        Assert.Equal((1.0, 40), (result.PassRate, result.ItemsTotal));
        Assert.Equal(80, judge.Server.Requests.Count);
        Assert.InRange(most, 1, 4);
        await Assert.ThrowsAsync<ArgumentException>(() => client.RunTestsAsync(suite, item => "x", Options() with { WorkerThreads = 0 }));
    }

    [Fact]
    public async Task A_judge_with_tools_looks_at_what_the_task_did()
    {
        var suite = await SuiteAsync(null, new TestSuiteItem { Data = new JsonObject { ["q"] = "a" } });

        var result = await client.RunTestsAsync(
            suite,
            item =>
            {
                client.StartSpan("look_up_weather", SpanType.Tool).Dispose();
                return "sunny";
            },
            Options() with { ScoringToolStrategy = Opik.Evaluation.Judges.ScoringToolStrategy.Always },
            TestContext.Current.CancellationToken);

        Assert.Equal(1, result.ItemsTotal);
        Assert.Contains("look_up_weather", judge.Server.Requests[0].Body["messages"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.NotNull(judge.Server.Requests[0].Body["tools"]);
    }

    [Fact]
    public async Task What_the_task_did_is_shown_to_what_judges_an_item()
    {
        var witness = new Witness();
        var recorder = new OpikRecorder();
        var run = new EvaluationRun(new EvaluationPlan
        {
            Client = recorder.Client,
            Items = Enumerable.Range(0, 20).Select(i => new DatasetItem(new JsonObject { ["q"] = i })).ToAsyncEnumerable(),
            Task = EvaluationTask.Of(item =>
            {
                recorder.Client.StartSpan($"look up {item["q"]}", SpanType.Tool).Dispose();
                return "sunny";
            }),
            ItemMetrics = _ => [witness],
            ShowsTaskToItemMetrics = true,
        });

        await run.ExecuteAsync(TestContext.Current.CancellationToken);

        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"task: look up {i}").Order(), witness.Seen.Order());
    }

    private static (bool, bool, int, int, int, int) Counts(TestSuiteItemResult item) => (item.Passed, item.HasAssertions, item.RunsPassed, item.RunsTotal, item.ConfiguredRunsPerItem, item.PassThreshold);

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); value > seen && Interlocked.CompareExchange(ref most, value, seen) != seen; seen = Volatile.Read(ref most))
        {
        }
    }

    private async Task<TestSuite> SuiteAsync(ExecutionPolicy? policy, params IReadOnlyList<TestSuiteItem> items)
    {
        var suite = await client.TestSuites.CreateAsync($"suite-{Guid.NewGuid():N}", globalAssertions: ["is polite", "is short"], globalExecutionPolicy: policy, cancellationToken: TestContext.Current.CancellationToken);
        await suite.InsertAsync(items, cancellationToken: TestContext.Current.CancellationToken);
        return suite;
    }

    private TestRunOptions Options() => new() { Model = judge.Model, GenerateReport = false };

    private sealed record Answer(string Text, int Score);

    private sealed class Witness() : Metric("witness")
    {
        public ConcurrentBag<string> Seen { get; } = [];

        public override IReadOnlyList<MetricParameter> Parameters => [];

        protected override ValueTask<ScoreResult> ScoreOneAsync(ScoreArguments arguments, CancellationToken cancellationToken)
        {
            Seen.Add($"{arguments.TaskSpan!.Name}: {string.Join(", ", arguments.TaskSpan.Spans.Select(span => span.Name))}");
            return ValueTask.FromResult(new ScoreResult(Name, 1));
        }
    }
}
